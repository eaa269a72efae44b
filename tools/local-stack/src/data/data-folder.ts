import { removeEmbeddedData } from '@conn-dict/database/embedded';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataFolderError } from './data-folder-error.js';

/** Only a folder with this file in it is ever cleared. */
const MARKER = '.conn-dict-local-stack';
const MARKER_TEXT =
  'Made by npm start of conn-dict-worker; npm start -- --reset clears what it made here.\n';

/** Where everything of one stack lies. */
export interface DataFolder {
  readonly path: string;
  readonly postgresDir: string;
  readonly temporalDir: string;
  readonly temporalFile: string;
  readonly simulatorDir: string;
  readonly simulatorFile: string;
  readonly eventsFile: string;
  readonly logsDir: string;
}

/**
 * Makes the folder, or takes one that an earlier run made.
 *
 * @throws DataFolderError it holds something, and no run of ours made it.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = toDataFolder(resolve(path));
  await mkdir(folder.path, { recursive: true }).catch(refuse(folder.path));
  const names = await readdir(folder.path).catch(refuse(folder.path));
  if (names.length > 0 && !names.includes(MARKER))
    throw new DataFolderError(
      `${folder.path} is not empty and was not made by npm start: choose another folder with --data-dir`,
    );
  await writeFile(join(folder.path, MARKER), MARKER_TEXT).catch(refuse(folder.path));
  await makeSubfolders(folder);
  return folder;
}

/** Deletes what the stack has made in the folder and nothing else. Call it only while its lock is held. */
export async function clearDataFolder(folder: DataFolder): Promise<void> {
  await removeEmbeddedData(folder.postgresDir);
  for (const path of [folder.temporalDir, folder.simulatorDir, folder.eventsFile, folder.logsDir])
    await rm(path, { recursive: true, force: true });
  await makeSubfolders(folder);
}

/** Names the places in a data folder without touching it. */
export function toDataFolder(path: string): DataFolder {
  const temporalDir = join(path, 'temporal');
  const simulatorDir = join(path, 'simulator');
  return {
    path,
    postgresDir: join(path, 'postgres'),
    temporalDir,
    temporalFile: join(temporalDir, 'temporal.db'),
    simulatorDir,
    simulatorFile: join(simulatorDir, 'directory.journal'),
    eventsFile: join(path, 'events.ndjson'),
    logsDir: join(path, 'logs'),
  };
}

async function makeSubfolders(folder: DataFolder): Promise<void> {
  for (const path of [folder.temporalDir, folder.simulatorDir, folder.logsDir])
    await mkdir(path, { recursive: true });
}

function refuse(path: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw new DataFolderError(
      `${path} cannot be used as data folder (${error.code ?? error.message})`,
    );
  };
}
