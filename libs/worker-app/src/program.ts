import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { keepHeapSmall } from '@conn-dict/worker-kit/small-heap';
import { toBundlePaths } from './bundle-paths.js';
import { endWhileLoading } from './end-while-loading.js';

/** What an app's `worker-process.ts` exports, as it was packed. */
interface PackedWorker {
  readonly runWorkerProcess: (workflowBundlePath: string) => Promise<number>;
}

/**
 * Runs an app as this process, by the URL of its main module: begins small, then loads the packed worker. A stop signal
 * counts from the first moment on.
 */
export async function runProgram(mainUrl: string): Promise<never> {
  endWhileLoading();
  keepHeapSmall();
  const { worker, workflows } = toBundlePaths(mainUrl);
  if (!existsSync(worker)) {
    process.stderr.write(`${worker} is missing: it is made by the Nx target "bundle"\n`);
    process.exit(1);
  }
  const { runWorkerProcess } = (await import(pathToFileURL(worker).href)) as PackedWorker;
  process.exit(await runWorkerProcess(workflows));
}
