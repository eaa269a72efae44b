import type { StackLock } from '../data/stack-lock.js';
import { removeReadyFile, writeReadyFile, type ReadyFile } from '../ready-file.js';
import type { StackServices } from './stack-services.js';

/** Keeps what others read about the running processes true: the records in the data folder and the ready file. */
export interface Announcement {
  /** Writes again what has changed; where that fails, it says so and the stack goes on. */
  refresh(): void;
  /** Lets the ready file appear. */
  publish(): Promise<void>;
  /** Takes the ready file away; what is being written is finished first. */
  withdraw(): Promise<void>;
}

export interface AnnouncementOptions {
  readonly lock: StackLock;
  readonly services: () => StackServices;
  /** @default none is written */
  readonly readyFile: string | undefined;
  readonly toReadyFile: () => ReadyFile;
  readonly say: (line: string) => void;
}

export function createAnnouncement(options: AnnouncementOptions): Announcement {
  const { lock, services, readyFile, toReadyFile, say } = options;
  let isPublic = false;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    await lock.recordProcesses(await services().toOrphanRecords());
    if (isPublic && readyFile !== undefined) await writeReadyFile(readyFile, toReadyFile());
  };
  return {
    refresh: () => {
      writing = writing.then(write).catch((error: unknown) => say(String(error)));
    },
    publish: async () => {
      await writing;
      isPublic = true;
      await write();
    },
    withdraw: async () => {
      isPublic = false;
      await writing;
      if (readyFile !== undefined) await removeReadyFile(readyFile);
    },
  };
}
