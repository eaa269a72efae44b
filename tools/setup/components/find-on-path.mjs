import { delimiter, join } from 'node:path';
import { runCommand } from '../run-command.mjs';
import { say } from '../step.mjs';
import { isExecutable } from './cache-folder.mjs';

/**
 * Finds a program on PATH that is good enough by what it says of its version; names those that are passed over.
 *
 * `wanted` is what they are not: `Helm 3.18 or later`.
 */
export async function findOnPath({ fileName, versionArgs, isGood, wanted, signal }) {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, fileName);
    if (!(await isExecutable(path))) continue;
    const options = { signal, timeoutMs: 10_000 };
    if (isGood(await runCommand(path, versionArgs, options).catch(() => ''))) return path;
    say(`  passed over ${path}: not ${wanted}`);
  }
  return undefined;
}
