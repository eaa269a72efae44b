import { access, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheDir } from '../workspace.mjs';

/** Path of a file of a component in the cache, there or not. */
export const cachedPath = (...names) => join(cacheDir, ...names);

/** Tells whether `path` can be executed. */
export async function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Makes a component's folder in the cache all at once: `fill` works in a temporary folder that takes its name when all is there.
 *
 * A process that is killed in between leaves nothing under that name.
 */
export async function fillCacheFolder(name, fill) {
  const target = cachedPath(name);
  await mkdir(dirname(target), { recursive: true });
  const temporary = await mkdtemp(`${target}.new-`);
  try {
    await fill(temporary);
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
