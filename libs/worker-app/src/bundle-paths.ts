import { fileURLToPath } from 'node:url';

/** What the Nx target `bundle` makes of an app's build, beside it. */
export interface BundlePaths {
  /** The workflows with their interceptors, for the SDK's sandbox. */
  readonly workflows: string;
  /** `worker-process.js` in one file. */
  readonly worker: string;
  /** Names of the packages of others that the worker needs, as JSON; for an image. */
  readonly packages: string;
}

/** Tells where the bundles of an app lie, by the URL of a module at the top of its build. */
export function toBundlePaths(moduleUrl: string): BundlePaths {
  const toPath = (name: string): string => fileURLToPath(new URL(`./bundle/${name}`, moduleUrl));
  return {
    workflows: toPath('workflows.js'),
    worker: toPath('worker.js'),
    packages: toPath('packages.json'),
  };
}
