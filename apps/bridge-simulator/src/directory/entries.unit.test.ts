// Proves the rules of keys, accounts and owners when an entry is created, changed or removed.
import { randomUUID } from 'node:crypto';
import { KEYS_OF_ACCOUNT_MAX } from '@conn-dict/dict';
import { computeCid } from '@conn-dict/dict/cid';
import { describe, expect, it } from 'vitest';
import { CLAIMER, claimIn, DONOR } from '../../test/claim-samples.js';
import { refusalOf } from '../../test/refusal-of.js';
import { createTestDirectory } from '../../test/test-directory.js';
import { createEntry, type CreateEntryRequest } from './create-entry.js';
import { deleteEntry } from './delete-entry.js';
import { listEntries } from './list-entries.js';
import { updateEntry } from './update-entry.js';

const BRUNO = { type: 'NATURAL_PERSON', taxId: '11144477735', name: 'Bruno Exemplo' } as const;
const ACCOUNT = { participant: DONOR, accountNumber: '77', accountType: 'CACC' } as const;

function newPhone(change: Partial<CreateEntryRequest> = {}): CreateEntryRequest {
  return {
    keyType: 'PHONE',
    key: '+5511900000099',
    account: ACCOUNT,
    owner: BRUNO,
    reason: 'USER_REQUESTED',
    requestId: randomUUID(),
    ...change,
  };
}

describe('createEntry', () => {
  it('registers a key with a CID of its RequestId, once for each request', () => {
    const directory = createTestDirectory();
    const request = newPhone();
    const { entry } = createEntry(directory, request);
    const { requestId } = request;
    expect(entry.cid).toBe(computeCid({ requestId, entry }).toString('hex'));
    deleteEntry(directory, { entryId: entry.entryId, reason: 'FRAUD', requestId: randomUUID() });
    expect(createEntry(directory, { ...request }).entry).toEqual(entry);
    expect(directory.store.state.entries.has(entry.entryId)).toBe(false);
  });

  it('makes an EVP itself', () => {
    const directory = createTestDirectory();
    const { entry } = createEntry(directory, newPhone({ keyType: 'EVP', key: '' }));
    expect(entry.key).toMatch(/^[0-9a-f-]{36}$/);
    const chosen = newPhone({ keyType: 'EVP', key: randomUUID() });
    expect(refusalOf(() => createEntry(directory, chosen)).type).toBe('EntryInvalid');
  });

  const refused: readonly (readonly [string, Partial<CreateEntryRequest>, object])[] = [
    ['a phone without +', { key: '5511900000099' }, { details: { field: 'key.key_value' } }],
    [
      'an account number with a dash',
      { account: { ...ACCOUNT, accountNumber: '7-7' } },
      { type: 'EntryInvalid', details: { field: 'account.account_number' } },
    ],
    [
      'a branch of five digits',
      { account: { ...ACCOUNT, branch: '00001' } },
      { details: { field: 'account.branch_code' } },
    ],
    [
      'an owner without a name',
      { owner: { ...BRUNO, name: '' } },
      { details: { field: 'account.account_holder_name' } },
    ],
    [
      'the CPF of another person',
      { keyType: 'CPF', key: '52998224725' },
      { type: 'EntryTaxIdNumberByDifferentOwner' },
    ],
    ['a reason that is for updates', { reason: 'BRANCH_TRANSFER' }, { type: 'InvalidReason' }],
    [
      'a key that another person has',
      { key: '+5511900000001' },
      { type: 'EntryKeyOwnedByDifferentPerson' },
    ],
    [
      'a key that its owner has elsewhere',
      { key: '+5511900000005', account: { ...ACCOUNT, participant: CLAIMER } },
      { type: 'EntryKeyInCustodyOfDifferentParticipant' },
    ],
    ['a key that is there', { key: '+5511900000005' }, { type: 'EntryAlreadyExists' }],
    ['no RequestId', { requestId: 'none' }, { type: 'BadRequest' }],
  ];
  it.each(refused)('refuses %s', (_, change, refusal) => {
    const directory = createTestDirectory();
    const before = directory.store.state.entries.size;
    expect(refusalOf(() => createEntry(directory, newPhone(change)))).toMatchObject(refusal);
    expect(directory.store.state.entries.size).toBe(before);
  });

  it('holds an account of a natural person to its keys', () => {
    const directory = createTestDirectory();
    const create = (number: number) =>
      createEntry(directory, newPhone({ key: `+551198${String(number)}` })).entry.entryId;
    const most = KEYS_OF_ACCOUNT_MAX.NATURAL_PERSON;
    const entryIds = Array.from({ length: most }, (_, number) => create(number));
    expect(refusalOf(() => create(most)).type).toBe('EntryLimitExceeded');
    deleteEntry(directory, {
      entryId: entryIds[0] ?? '',
      reason: 'USER_REQUESTED',
      requestId: randomUUID(),
    });
    expect(create(most)).toBeDefined();
  });
});

describe('updateEntry', () => {
  const update = { entryId: 'ENTRY-005', account: ACCOUNT, reason: 'USER_REQUESTED' } as const;

  it('changes account and name; the RequestId stays and the CID follows', () => {
    const directory = createTestDirectory();
    const before = directory.store.state.entries.get('ENTRY-005');
    const owner = { ...BRUNO, name: 'Bruno Outro' };
    const { entry } = updateEntry(directory, { ...update, owner, requestId: randomUUID() });
    expect(entry).toMatchObject({ account: ACCOUNT, owner, requestId: before?.requestId });
    expect(entry.cid).toBe(computeCid({ requestId: entry.requestId, entry }).toString('hex'));
    expect(entry.cid).not.toBe(before?.cid);
  });

  it.each([
    ['another participant', { account: { ...ACCOUNT, participant: CLAIMER } }, 'EntryInvalid'],
    ['another person', { owner: { ...BRUNO, taxId: '52998224725' } }, 'EntryInvalid'],
    ['the wish of the user of an EVP', { entryId: 'ENTRY-004' }, 'InvalidReason'],
    ['an entry that is not there', { entryId: 'ENTRY-999' }, 'NotFound'],
  ])('refuses %s', (_, change, type) => {
    const directory = createTestDirectory();
    const request = { ...update, ...change, requestId: randomUUID() };
    expect(refusalOf(() => updateEntry(directory, request)).type).toBe(type);
  });

  it('waits for a confirmed claim', () => {
    const directory = createTestDirectory();
    claimIn(directory, 'CONFIRMED');
    const request = { ...update, entryId: 'ENTRY-001', requestId: randomUUID() };
    expect(refusalOf(() => updateEntry(directory, request)).type).toBe('EntryLockedByClaim');
  });
});

describe('deleteEntry', () => {
  const removal = { entryId: 'ENTRY-001', reason: 'USER_REQUESTED' } as const;

  it('answers a repeat of the same request, and knows nothing of a new one', () => {
    const directory = createTestDirectory();
    const request = { ...removal, requestId: randomUUID() };
    const first = deleteEntry(directory, request);
    expect(deleteEntry(directory, request)).toEqual(first);
    const again = { ...removal, requestId: randomUUID() };
    expect(refusalOf(() => deleteEntry(directory, again)).type).toBe('NotFound');
  });

  it.each(['OPEN', 'WAITING_RESOLUTION', 'CONFIRMED'] as const)(
    'is refused while a claim is %s',
    (status) => {
      const directory = createTestDirectory();
      claimIn(directory, status);
      const request = { ...removal, requestId: randomUUID() };
      expect(refusalOf(() => deleteEntry(directory, request)).type).toBe('EntryLockedByClaim');
    },
  );

  it('takes only reasons to delete, and an id only with its own key', () => {
    const directory = createTestDirectory();
    const transfer = { ...removal, reason: 'BRANCH_TRANSFER', requestId: '' } as const;
    expect(refusalOf(() => deleteEntry(directory, transfer)).type).toBe('InvalidReason');
    const mixed = {
      ...removal,
      key: { keyType: 'CPF', key: '12345678909' },
      requestId: '',
    } as const;
    expect(refusalOf(() => deleteEntry(directory, mixed)).type).toBe('EntryInvalid');
  });
});

describe('listEntries', () => {
  it('gives each entry once, whatever the size of the pages, though one changes meanwhile', () => {
    const directory = createTestDirectory();
    const seen: string[] = [];
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const page = listEntries(directory, { filter: {}, pageSize: 5, offset });
      seen.push(...page.entries.map(({ entryId }) => entryId));
      if (offset === 0) claimIn(directory, 'COMPLETED');
      offset = page.nextOffset;
    }
    expect(seen).toEqual([...directory.store.state.entries.keys()]);
  });
});
