import type { CidSetFileStatus } from '@conn-dict/bridge';
import type { DirectoryContext } from '../directory/directory-context.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { cidSetId, type CidSetName } from './cid-set.js';
import { FileContent } from './file-content.js';
import type { ReconciliationOptions } from './reconciliation-context.js';

const FILE_DELAY_MS = 1_000;
const FILE_LIFETIME_MS = 24 * 60 * 60 * 1_000;

/** Files that are kept; the oldest are forgotten first. */
const FILES_MAX = 200;

/** What becomes of a file that is made. */
export type FileEnd = Extract<CidSetFileStatus, 'AVAILABLE' | 'UNAVAILABLE' | 'ERROR'>;

/** A file of a set: the state of the moment in which it was asked for. */
export interface CidSetFile extends CidSetName {
  readonly fileId: string;
  readonly requestId: string;
  readonly requestedAtMs: number;
  readonly content: FileContent;
  readonly end: FileEnd;
  /** Missing until it is made. */
  sha256?: Buffer;
}

export interface FileRequest extends CidSetName {
  readonly requestId: string;
  /** @default AVAILABLE */
  readonly end?: FileEnd;
}

/** The files that participants have asked for; in memory only. */
export interface CidSetFiles {
  /** Asks for a file; the same RequestId again gives the same file. */
  create(request: FileRequest): CidSetFile;
  /** @throws DirectoryRefusal `NotFound` */
  require(participant: string, fileId: string): CidSetFile;
  /** How far the file is, by the directory's clock. */
  statusOf(file: CidSetFile): CidSetFileStatus;
  clear(): void;
}

export function createCidSetFiles(
  directory: DirectoryContext,
  options: ReconciliationOptions = {},
): CidSetFiles {
  const { fileDelayMs = FILE_DELAY_MS, fileLifetimeMs = FILE_LIFETIME_MS } = options;
  const files = new Map<string, CidSetFile>();

  const make = ({ end = 'AVAILABLE', ...request }: FileRequest): CidSetFile => {
    const file: CidSetFile = {
      ...request,
      fileId: directory.newId(),
      requestedAtMs: directory.nowMs(),
      content: FileContent.of(directory.store.state, request),
      end,
    };
    files.set(file.fileId, file);
    if (files.size > FILES_MAX) files.delete(files.keys().next().value ?? '');
    void file.content.sha256().then((sha256) => (file.sha256 = sha256));
    return file;
  };

  return {
    create(request) {
      const known = [...files.values()].find(
        ({ participant, requestId }) =>
          participant === request.participant && requestId === request.requestId,
      );
      if (known && cidSetId(known) !== cidSetId(request)) {
        throw new DirectoryRefusal('RequestIdAlreadyUsed');
      }
      return known ?? make(request);
    },

    require(participant, fileId) {
      const file = files.get(fileId);
      if (file?.participant === participant) return file;
      throw new DirectoryRefusal('NotFound', { field: 'file_id' });
    },

    statusOf({ requestedAtMs, sha256, end }) {
      const ageMs = directory.nowMs() - requestedAtMs;
      if (ageMs < fileDelayMs / 2) return 'REQUESTED';
      if (ageMs < fileDelayMs || sha256 === undefined) return 'PROCESSING';
      return end === 'AVAILABLE' && ageMs >= fileDelayMs + fileLifetimeMs ? 'UNAVAILABLE' : end;
    },

    clear: () => files.clear(),
  };
}
