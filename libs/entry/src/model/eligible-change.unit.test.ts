// Proves that an entry is changed only by whom and as the directory lets it be, and that each refusal has its own type.
import { CLAIMED_ENTRY_STATUSES, ENTRY_STATUSES } from '@conn-dict/contracts';
import { ENTRY_REASONS, KEY_TYPES, isEntryReasonAllowed } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { CREATION, OTHER_REQUEST_ID, REQUEST_ID, ROW } from '../../test/entry-rows.js';
import { refusalOf } from '../../test/refusal-of.js';
import type { EntryRow, RowChange } from '../ports.js';
import {
  assertChangeable,
  assertFree,
  assertTaken,
  assertWaiting,
  doneBefore,
} from './eligible-change.js';

const WORKFLOW = 'entry-update-E-1';
const DELETION: RowChange = { kind: 'DELETE', requestId: REQUEST_ID };
const WAITING: EntryRow = {
  ...ROW,
  status: 'INACTIVE',
  change: DELETION,
  workflowId: 'entry-delete-E-1',
};

/** Why an entry in this state is not to be had. */
const REFUSALS: Readonly<Partial<Record<EntryRow['status'], string>>> = {
  DELETED: 'NotFound',
  REJECTED: 'NotFound',
  BLOCKED: 'EntryBlocked',
  ...Object.fromEntries(CLAIMED_ENTRY_STATUSES.map((status) => [status, 'EntryLockedByClaim'])),
};

describe('assertFree', () => {
  const refusal = (row: Partial<EntryRow>, hasOpenClaim = false) =>
    refusalOf(() => assertFree({ row: { ...ROW, ...row }, hasOpenClaim }, WORKFLOW))?.[0];

  it.each(ENTRY_STATUSES)('an entry that is %s', (status) => {
    expect(refusal({ status })).toBe(
      status === 'ACTIVE' ? undefined : (REFUSALS[status] ?? 'IdAlreadyUsed'),
    );
  });

  it('keeps off what a claim holds, and what another workflow has', () => {
    expect(refusal({}, true)).toBe('EntryLockedByClaim');
    const change = { kind: 'UPDATE', requestId: OTHER_REQUEST_ID } as const;
    expect(refusal({ change })).toBe('IdAlreadyUsed');
    expect(refusal({ change, workflowId: WORKFLOW })).toBeUndefined();
  });

  it('knows no entry without a row', () => {
    expect(refusalOf(() => assertFree({ hasOpenClaim: false }, WORKFLOW))?.[0]).toBe('NotFound');
  });
});

it('a row is taken only where it was', () => {
  const found = { row: ROW, hasOpenClaim: false };
  expect(assertTaken({ ...found, isTaken: true })).toBe(ROW);
  expect(refusalOf(() => assertTaken({ ...found, isTaken: false }))?.[0]).toBe('IdAlreadyUsed');
  const locked = { row: ROW, hasOpenClaim: true, isTaken: false };
  expect(refusalOf(() => assertTaken(locked))?.[0]).toBe('EntryLockedByClaim');
});

describe('doneBefore', () => {
  const own = { ...ROW, runToken: REQUEST_ID };

  it('is what the run has made of a row that it has let go of', () => {
    expect(doneBefore({ row: own }, REQUEST_ID)).toBe(own);
    expect(
      refusalOf(() => doneBefore({ row: { ...own, failureType: 'Forbidden' } }, REQUEST_ID)),
    ).toEqual(['Forbidden', 'entry_id']);
  });

  it('is nothing where the run is at work on it, or another, or there is none', () => {
    expect(doneBefore({ row: { ...own, change: DELETION } }, REQUEST_ID)).toBeUndefined();
    expect(doneBefore({ row: ROW }, REQUEST_ID)).toBeUndefined();
    expect(doneBefore({}, REQUEST_ID)).toBeUndefined();
  });
});

it.each<[string, EntryRow | undefined, string]>([
  ['there is none', undefined, 'entry-delete-E-1'],
  ['it is in use again', { ...WAITING, status: 'ACTIVE' }, 'entry-delete-E-1'],
  ['another workflow has it', WAITING, 'another'],
  [
    'it waits for something else',
    { ...WAITING, change: { ...DELETION, kind: 'UPDATE' } },
    'entry-delete-E-1',
  ],
])('a deletion stops where %s', (_, row, workflowId) => {
  expect(refusalOf(() => assertWaiting(row, workflowId))?.[0]).toBe('StorageConflict');
  expect(refusalOf(() => assertWaiting(WAITING, 'entry-delete-E-1'))).toBeUndefined();
});

describe('assertChangeable', () => {
  const facts = { keysOfAccount: 5 };
  const refusal = (change: object, row: Partial<EntryRow> = {}) =>
    refusalOf(() =>
      assertChangeable(
        { entryId: 'E-1', reason: 'RECONCILIATION', ...change },
        { ...ROW, ...row },
        facts,
      ),
    );

  it.each(KEY_TYPES)('takes for a key of type %s the reasons of an update only', (keyType) => {
    for (const reason of ENTRY_REASONS) {
      const isAllowed = isEntryReasonAllowed({ operation: 'UPDATE', keyType, reason });
      expect(refusal({ reason }, { keyType })).toEqual(
        isAllowed ? undefined : ['InvalidReason', 'reason'],
      );
    }
  });

  it('leaves participant and person as they are', () => {
    const account = { ...CREATION.account, participant: '12345678' };
    expect(refusal({ account })).toEqual(['EntryInvalid', 'account.participant']);
    for (const change of [{ taxId: 'another' }, { type: 'LEGAL_PERSON' }])
      expect(refusal({ owner: { ...CREATION.owner, ...change } })).toEqual([
        'EntryInvalid',
        'owner.tax_id',
      ]);
    expect(refusal({ owner: { ...CREATION.owner, name: 'Ana Outra' } })).toBeUndefined();
  });

  it('wants room at another account, not at its own', () => {
    const { account } = CREATION;
    expect(
      refusal({ account: { ...account, openingDate: '2021-01-01T00:00:00Z' } }),
    ).toBeUndefined();
    expect(refusal({ account: { ...account, accountNumber: '2' } })).toEqual([
      'EntryLimitExceeded',
      'account',
    ]);
  });
});
