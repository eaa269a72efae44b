// Proves that each rule for a new entry refuses it with the directory's own type, and names the field.
import { KEYS_OF_ACCOUNT_MAX } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { CREATION, REQUEST_ID, ROW } from '../../test/entry-rows.js';
import { refusalOf } from '../../test/refusal-of.js';
import type { EntryRow } from '../ports.js';
import { assertCreatable, assertRoom, assertSameCreation, takenBy } from './eligible-creation.js';

const FREE = { keysOfAccount: 0, hasOpenClaim: false };
const OTHER_OWNER = { ...CREATION.owner, taxId: 'another' };
const OTHER_ACCOUNT = { ...CREATION.account, participant: '12345678' };

describe('assertSameCreation', () => {
  const refusal = (row: Partial<EntryRow>, entry = CREATION) =>
    refusalOf(() => assertSameCreation(entry, { ...ROW, ...row }));
  const used = ['IdAlreadyUsed', 'entry_id'];

  it('lets the same creation pass, by another run too', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ status: 'REJECTED', workflowId: 'another' })).toBeUndefined();
    expect(refusal({ status: 'ACTIVE', workflowId: 'another' })).toBeUndefined();
  });

  it.each<[string, Partial<EntryRow>]>([
    ['another key', { key: '+5511987654322' }],
    ['another type of key', { keyType: 'EMAIL' }],
    ['another account', { account: OTHER_ACCOUNT }],
    ['another owner', { owner: OTHER_OWNER }],
    ['an entry that was deleted', { status: 'DELETED' }],
    ['one at work in another workflow', { status: 'PENDING', workflowId: 'another' }],
  ])('refuses an id that names %s', (_, row) => {
    expect(refusal(row)).toEqual(used);
  });

  it('takes an EVP, which has no key of its own, for the one that was made', () => {
    const { key: _, ...evp } = { ...CREATION, keyType: 'EVP' as const };
    expect(refusal({ keyType: 'EVP', key: 'made' }, evp)).toBeUndefined();
  });

  it('lets what its own request has created be, whatever has become of it', () => {
    const since = { owner: OTHER_OWNER, account: OTHER_ACCOUNT, status: 'DELETED' } as const;
    expect(refusal({ ...since, requestId: REQUEST_ID })).toBeUndefined();
    expect(refusal(since)).toEqual(used);
  });
});

describe('assertCreatable', () => {
  it('wants the tax id of the owner as a key that is one', () => {
    for (const keyType of ['CPF', 'CNPJ'] as const) {
      const entry = { ...CREATION, keyType, key: CREATION.owner.taxId };
      expect(refusalOf(() => assertCreatable(entry, FREE))).toBeUndefined();
      expect(refusalOf(() => assertCreatable({ ...entry, key: 'another' }, FREE))).toEqual([
        'EntryTaxIdNumberByDifferentOwner',
        'key',
      ]);
    }
    expect(refusalOf(() => assertCreatable(CREATION, FREE))).toBeUndefined();
  });

  it('refuses a key that another entry has, and an account that is full', () => {
    const facts = { ...FREE, holder: ROW };
    const taken = ['EntryAlreadyExists', 'key'];
    expect(refusalOf(() => assertCreatable(CREATION, facts))).toEqual(taken);
    const full = { ...FREE, keysOfAccount: KEYS_OF_ACCOUNT_MAX.NATURAL_PERSON };
    expect(refusalOf(() => assertCreatable(CREATION, full))?.[0]).toBe('EntryLimitExceeded');
  });
});

it.each([
  ['NATURAL_PERSON', 5],
  ['LEGAL_PERSON', 20],
] as const)('an account of a %s has room for %i keys', (type, most) => {
  const owner = { ...CREATION.owner, type };
  const refusal = (keysOfAccount: number) =>
    refusalOf(() => assertRoom({ owner }, { keysOfAccount }));
  expect(refusal(most - 1)).toBeUndefined();
  expect(refusal(most)).toEqual(['EntryLimitExceeded', 'account']);
});

it.each([
  ['EntryKeyOwnedByDifferentPerson', { owner: OTHER_OWNER, account: OTHER_ACCOUNT }],
  ['EntryKeyInCustodyOfDifferentParticipant', { account: OTHER_ACCOUNT }],
  ['EntryAlreadyExists', {}],
])('a key that is taken is %s', (type, change) => {
  expect(takenBy({ ...ROW, ...change }, CREATION)).toMatchObject({ type, fault: { field: 'key' } });
});
