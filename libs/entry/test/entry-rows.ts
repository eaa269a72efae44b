import { randomUUID } from 'node:crypto';
import type { EntryRow, EntryToCreate } from '../src/ports.js';

export const REQUEST_ID = '22222222-2222-4222-8222-222222222222';
export const OTHER_REQUEST_ID = '33333333-3333-4333-8333-333333333333';
const AT = new Date('2026-01-31T10:00:00.000Z');

/** A creation as a run asks for it. */
export const CREATION: EntryToCreate = {
  entryId: 'E-1',
  keyType: 'PHONE',
  key: '+5511987654321',
  account: {
    participant: '87654321',
    branch: '0001',
    accountNumber: '10000001',
    accountType: 'CACC',
    openingDate: '2020-01-02T03:00:00Z',
  },
  owner: { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' },
  reason: 'USER_REQUESTED',
  requestId: REQUEST_ID,
  workflowId: 'entry-create-E-1',
};

/** The row that came of it, in use, and of another request. */
export const ROW: EntryRow = {
  entryId: 'E-1',
  keyType: 'PHONE',
  key: '+5511987654321',
  account: CREATION.account,
  owner: CREATION.owner,
  status: 'ACTIVE',
  directoryEntryId: 'B-1',
  requestId: OTHER_REQUEST_ID,
  workflowId: 'entry-create-E-1',
  runToken: OTHER_REQUEST_ID,
  createdAt: AT,
  updatedAt: AT,
};

/** The same of a key, an id and a request that nobody else has. */
export function newCreation(change: Partial<EntryToCreate> = {}): EntryToCreate {
  const id = randomUUID();
  return {
    ...CREATION,
    entryId: `E-${id}`,
    key: `key of ${id}`,
    account: { ...CREATION.account, accountNumber: id.slice(0, 8) },
    requestId: randomUUID(),
    workflowId: `entry-create-E-${id}`,
    ...change,
  };
}
