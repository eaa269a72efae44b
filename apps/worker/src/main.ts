import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { keepHeapSmall } from '@conn-dict/worker-kit/small-heap';
import type * as WorkerProcess from './worker-process.js';
import { WORKER_BUNDLE_PATH, WORKFLOW_BUNDLE_PATH } from './bundle-paths.js';

keepHeapSmall();
if (!existsSync(WORKER_BUNDLE_PATH)) {
  process.stderr.write(`${WORKER_BUNDLE_PATH} is missing: it is made by "nx bundle worker"\n`);
  process.exit(1);
}
const { runWorkerProcess } = (await import(
  pathToFileURL(WORKER_BUNDLE_PATH).href
)) as typeof WorkerProcess;
process.exit(await runWorkerProcess(WORKFLOW_BUNDLE_PATH));
