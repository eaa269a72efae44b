import { fileURLToPath } from 'node:url';

/** Where the Nx target `bundle` puts the workflows and the worker finds them. */
export const BUNDLE_PATH = fileURLToPath(new URL('./workflow-bundle.js', import.meta.url));
