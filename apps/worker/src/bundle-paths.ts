import { fileURLToPath } from 'node:url';

/** What the Nx target `bundle` makes of the build, beside it. */
const toPath = (name: string): string =>
  fileURLToPath(new URL(`./bundle/${name}`, import.meta.url));

/** The workflows with their interceptors, for the SDK's sandbox. */
export const WORKFLOW_BUNDLE_PATH = toPath('workflows.js');

/** `worker-process.js` in one file. */
export const WORKER_BUNDLE_PATH = toPath('worker.js');
