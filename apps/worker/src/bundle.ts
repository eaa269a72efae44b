import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@conn-dict/worker-kit';
import { WORKER_BUNDLE_PATH, WORKFLOW_BUNDLE_PATH } from './bundle-paths.js';
import { packWorker } from './pack-worker.js';

const toPath = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

await rm(dirname(WORKFLOW_BUNDLE_PATH), { recursive: true, force: true });
await bundleWorkflows({
  workflowsPath: toPath('./workflows.js'),
  outputPath: WORKFLOW_BUNDLE_PATH,
});
await packWorker({ entryPath: toPath('./worker-process.js'), outputPath: WORKER_BUNDLE_PATH });
