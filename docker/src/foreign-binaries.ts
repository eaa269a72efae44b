import { readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part of `@temporalio/core-bridge/common.js` that tells which binary it loads here. */
interface CoreBridge {
  getPrebuiltTargetName(): string;
}

/** Removes the binaries of Temporal's SDK for other platforms than this one: 110 MB of 140. */
export async function removeForeignBinaries(folder: string): Promise<void> {
  const bridge = join(folder, 'node_modules/@temporalio/core-bridge');
  const releases = await readdir(join(bridge, 'releases')).catch(() => []);
  if (releases.length === 0) return;
  const { getPrebuiltTargetName } = createRequire(import.meta.url)(
    join(bridge, 'common.js'),
  ) as CoreBridge;
  const needed = getPrebuiltTargetName();
  for (const name of releases)
    if (name !== needed) await rm(join(bridge, 'releases', name), { recursive: true });
}
