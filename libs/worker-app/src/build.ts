import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAILURE_CONVERTER_PATH, bundleWorkflows } from '@conn-dict/worker-kit';
import { toBundlePaths } from './bundle-paths.js';
import { packPrograms } from './pack-programs.js';

/** Makes the bundles of an app of its build: of `workflows.js` and `worker-process.js` beside the module of that URL. */
export async function bundleApp(moduleUrl: string): Promise<void> {
  const toPath = (file: string): string => fileURLToPath(new URL(file, moduleUrl));
  const { workflows, worker, packages } = toBundlePaths(moduleUrl);
  const outputFolder = dirname(worker);
  await rm(outputFolder, { recursive: true, force: true });
  await bundleWorkflows({ workflowsPath: toPath('./workflows.js'), outputPath: workflows });
  // The SDK loads the converter by its path, beside the code that names it.
  const programs = {
    worker: toPath('./worker-process.js'),
    'failure-converter': FAILURE_CONVERTER_PATH,
  };
  const packed = await packPrograms({ programs, outputFolder });
  await writeFile(packages, JSON.stringify(packed.packages));
}
