import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@conn-dict/worker-kit';
import { NOOP_BUNDLE_PATH } from './noop/noop-bundle-path.js';

await bundleWorkflows({
  workflowsPath: fileURLToPath(new URL('./workflows/index.js', import.meta.url)),
  outputPath: NOOP_BUNDLE_PATH,
});
