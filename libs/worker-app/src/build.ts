import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@conn-dict/worker-kit';
import { toBundlePaths } from './bundle-paths.js';
import { packWorker } from './pack-worker.js';

/** Makes the bundles of an app of its build: of `workflows.js` and `worker-process.js` beside the module of that URL. */
export async function bundleApp(moduleUrl: string): Promise<void> {
  const toPath = (file: string): string => fileURLToPath(new URL(file, moduleUrl));
  const { workflows, worker } = toBundlePaths(moduleUrl);
  await rm(dirname(workflows), { recursive: true, force: true });
  await bundleWorkflows({ workflowsPath: toPath('./workflows.js'), outputPath: workflows });
  await packWorker({ entryPath: toPath('./worker-process.js'), outputPath: worker });
}
