import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startOnFreePorts, type StartedWorker } from './started-worker.js';
import { startFile } from './worker-program.js';

const toPath = (file: string): string =>
  fileURLToPath(new URL(`second-build/${file}`, import.meta.url));

/** A build of the combined worker whose claims have one command more, behind a patch. */
export interface SecondBuild {
  start(env: Record<string, string>): Promise<StartedWorker>;
}

/** Bundles its workflows into `folder`. */
export async function makeSecondBuild(folder: string): Promise<SecondBuild> {
  const bundle = join(folder, 'second-build.js');
  await promisify(execFile)(process.execPath, [toPath('bundle.mjs'), bundle]);
  return {
    start: (env) => startOnFreePorts(env, (all) => startFile([toPath('run.mjs'), bundle], all)),
  };
}
