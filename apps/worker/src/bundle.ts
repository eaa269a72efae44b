import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@conn-dict/worker-kit';
import { BUNDLE_PATH } from './bundle-path.js';

await bundleWorkflows({
  workflowsPath: fileURLToPath(new URL('./workflows.js', import.meta.url)),
  outputPath: BUNDLE_PATH,
});
