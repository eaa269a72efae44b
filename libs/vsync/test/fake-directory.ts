import { createHash, randomUUID } from 'node:crypto';
import type { DirectoryCidSetEvent, EntryOfCid } from '@conn-dict/bridge';
import type { KeyType } from '@conn-dict/dict';
import { computeCid, vsyncOf } from '@conn-dict/dict/cid';
import type { SyncBridge } from '../src/ports.js';

/** A directory in memory, of one participant and key type, that answers as the Bridge does. */
export interface FakeDirectory {
  readonly bridge: SyncBridge;
  readonly entries: ReadonlyMap<string, EntryOfCid>;
  /** Puts an entry under its key, in place of the one that has it. */
  put(entry: EntryOfCid): void;
  remove(key: string): void;
}

const CID_BYTES = 32;

export function createFakeDirectory(): FakeDirectory {
  const byKey = new Map<string, EntryOfCid>();
  const events: DirectoryCidSetEvent[] = [];
  const files = new Map<string, Buffer>();
  const byCid = (cid: Uint8Array) => [...byKey.values()].find((entry) => entry.cid.equals(cid));
  const tell = (type: DirectoryCidSetEvent['type'], cid: Buffer): void =>
    void events.push({ type, cid, occurredAt: new Date() });
  const remove = (key: string): void => {
    const entry = byKey.get(key);
    if (entry) tell('REMOVED', entry.cid);
    byKey.delete(key);
  };
  const toFile = (fileId: string, keyType: KeyType, participantIspb: string) => {
    const content = files.get(fileId)!;
    const sha256 = createHash('sha256').update(content).digest();
    const sizeBytes = content.length;
    const status = 'AVAILABLE' as const;
    return { fileId, keyType, participantIspb, status, createdAt: new Date(), sizeBytes, sha256 };
  };
  return {
    entries: byKey,
    put(entry) {
      remove(entry.key);
      byKey.set(entry.key, entry);
      tell('ADDED', entry.cid);
    },
    remove,
    bridge: {
      async verifySync({ vsync }) {
        const theirs = vsyncOf([...byKey.values()].map(({ cid }) => cid));
        const result = Buffer.from(vsync).toString('hex') === theirs ? 'OK' : 'NOK';
        return { verificationId: randomUUID(), result, verifiedAt: new Date() };
      },
      async createCidSetFile({ keyType, participantIspb }) {
        const fileId = randomUUID();
        files.set(fileId, Buffer.concat([...byKey.values()].map(({ cid }) => cid)));
        return toFile(fileId, keyType, participantIspb);
      },
      getCidSetFile: async ({ fileId, participantIspb }) => toFile(fileId, 'EVP', participantIspb),
      async *downloadCidSetFile({ fileId, offsetBytes = 0 }) {
        const content = files.get(fileId)!;
        for (let at = offsetBytes; at < content.length; at += 2 * CID_BYTES)
          yield { offsetBytes: at, data: content.subarray(at, at + 2 * CID_BYTES) };
      },
      listCidSetEvents: async () => ({ events: [...events], hasMore: false }),
      getEntryByCid: async ({ cid }) => byCid(cid),
      async *getEntriesByCid({ cids }) {
        for (const cid of cids) {
          const entry = byCid(cid);
          yield { cid: Buffer.from(cid), ...(entry ? { entry } : {}) };
        }
      },
    },
  };
}

export interface EntryVersion {
  readonly participant: string;
  readonly key: string;
  /** Another one is other content of the same key. */
  readonly version: number;
}

/** An entry whose CID follows from its key and version. */
export function toEntry({ participant, key, version }: EntryVersion): EntryOfCid {
  const keyType = 'EVP' as const;
  const requestId = uuidOf(key);
  const account = {
    participant,
    accountNumber: String(1_000 + version),
    accountType: 'CACC' as const,
  };
  const owner = { type: 'NATURAL_PERSON' as const, taxId: '12345678909', name: 'Ana Exemplo' };
  const content = { keyType, key, account, owner };
  const cid = computeCid({ requestId, entry: content });
  return { ...content, entryId: `D-${key}`, status: 'ACTIVE', requestId, cid };
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
