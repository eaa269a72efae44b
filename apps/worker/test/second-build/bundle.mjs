// Bundles the workflows of the second build, as the Nx target "bundle" does those of the first, into the file that is named.
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@conn-dict/worker-kit';

const workflowsPath = fileURLToPath(new URL('workflows.ts', import.meta.url));
await bundleWorkflows({ workflowsPath, outputPath: process.argv[2] });
