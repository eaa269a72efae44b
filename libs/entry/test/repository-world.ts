import { randomUUID } from 'node:crypto';
import type { DirectoryEntry } from '@conn-dict/bridge';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
} from '@conn-dict/database/embedded';
import { computeCid } from '@conn-dict/dict/cid';
import { storeAsRead } from '../src/activities/directory-entry.js';
import type { EntryRepository, EntryRow, EntryToCreate } from '../src/ports.js';
import { createEntryRepository } from '../src/repository/create-entry-repository.js';

/** Entries in a PostgreSQL of their own. */
export interface RepositoryWorld {
  readonly database: TestDatabase;
  readonly repository: EntryRepository;
  /** Registers an entry, and takes it into use with a CID of its own. */
  register(creation: EntryToCreate): Promise<EntryRow>;
  /** Stores what the directory is taken to hold, as a step does that has just read it. */
  store(entryId: string, entry: DirectoryEntry): Promise<void>;
  stop(): Promise<void>;
}

export async function startRepositoryWorld(): Promise<RepositoryWorld> {
  const postgres = await startTestPostgres();
  const database = await createTestDatabase(postgres);
  const repository = createEntryRepository(database);
  return {
    database,
    repository,
    async register(creation) {
      await repository.openPending(creation);
      const { entryId, keyType, key = '', account, owner, requestId } = creation;
      const cid = computeCid({ requestId, entry: { keyType, key, account, owner } });
      const made = { directoryEntryId: `B-${entryId}`, cid, createdAt: new Date() };
      return await repository.activate({ entryId, runToken: requestId, ...made });
    },
    async store(entryId, entry) {
      await storeAsRead(repository, entryId, async () => entry);
    },
    async stop() {
      await database.drop();
      await postgres.stop();
    },
  };
}

/** An entry with a key of its own, as the directory tells it. */
export function entryAt(
  participant: string,
  entryId: string,
): DirectoryEntry & { readonly requestId: string; readonly cid: Buffer } {
  const requestId = randomUUID();
  const entry = {
    entryId,
    keyType: 'PHONE',
    key: `key of ${entryId}`,
    status: 'ACTIVE',
    account: { participant, accountNumber: '10000001', accountType: 'CACC' },
    owner: { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' },
  } as const;
  return { ...entry, requestId, cid: computeCid({ requestId, entry }) };
}
