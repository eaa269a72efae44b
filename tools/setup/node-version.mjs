import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceRoot } from './workspace.mjs';

/** Says what is wrong with the running Node for this project (`engines.node`, of the form `>=20.19`), or nothing. */
export async function nodeVersionFault(version = process.versions.node) {
  const { engines } = JSON.parse(await readFile(join(workspaceRoot, 'package.json'), 'utf8'));
  const needed = /^>=(\d+)(?:\.(\d+))?/.exec(engines.node);
  if (!needed) return `package.json: engines.node "${engines.node}" is not of the form >=20.19`;
  const [major, minor] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = [Number(needed[1]), Number(needed[2] ?? 0)];
  const enough = major > neededMajor || (major === neededMajor && minor >= neededMinor);
  return enough
    ? undefined
    : `Node ${version} is too old: this project needs Node ${engines.node} (https://nodejs.org)`;
}
