import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleApp } from '../src/assemble-app.js';
import { WORKSPACE_ROOT } from '../src/workspace-root.js';

export interface AssembledApp {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Assembles a built app into an empty folder, without the native client of Pulsar, whose binary is not in the registry;
 * or takes the folder that was assembled before, by `docker/rehearse.sh`, where CONN_DICT_IMAGE_FOLDER names one.
 */
export async function createAssembledApp(app: string): Promise<AssembledApp> {
  const rehearsed = process.env['CONN_DICT_IMAGE_FOLDER'];
  if (rehearsed !== undefined)
    return { folder: join(rehearsed, app, 'app'), remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), `image-${app}-`));
  await assembleApp({ root: WORKSPACE_ROOT, app, output: folder, pulsar: 'websocket' });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
