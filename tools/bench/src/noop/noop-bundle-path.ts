import { fileURLToPath } from 'node:url';

/** The no-op workflows with the interceptors of every bundle; the Nx target `bundle` makes it of the build. */
export const NOOP_BUNDLE_PATH = fileURLToPath(new URL('../bundle/workflows.js', import.meta.url));
