// Proves that the state machine of an entry's run knows only legal steps, one decision and one failure, whatever comes in any order.
import { ENTRY_STATUSES } from '@conn-dict/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_ENTRY_STATE, next, type EntryEvent, type EntryState } from './entry-state.js';

const AT = '2026-01-31T10:00:00Z';
const anyStatus = fc.constantFrom(...ENTRY_STATUSES);
const anyEvent: fc.Arbitrary<EntryEvent> = fc.oneof(
  anyStatus.map((status): EntryEvent => ({ type: 'MOVED', status, changedAt: AT })),
  fc
    .constantFrom('DELETE' as const, 'CANCEL' as const)
    .map((decision): EntryEvent => ({ type: 'DECIDED', decision })),
  fc.constant<EntryEvent>({ type: 'FAILED', failureType: 'Forbidden' }),
  anyStatus.map((status): EntryEvent => ({ type: 'FAILED', failureType: 'NotFound', status })),
);
const anyEvents = fc.array(anyEvent, { maxLength: 30 });

/** All that a run may do to an entry. */
const LEGAL = new Set([
  'PENDING ACTIVE',
  'PENDING REJECTED',
  'ACTIVE INACTIVE',
  'INACTIVE ACTIVE',
  'INACTIVE DELETED',
]);

const statesOf = (events: readonly EntryEvent[]) =>
  events.reduce<EntryState[]>(
    (states, event) => [...states, next(states.at(-1) ?? INITIAL_ENTRY_STATE, event)],
    [INITIAL_ENTRY_STATE],
  );

describe('next', () => {
  it('moves along legal steps only, once it knows where the entry stands', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const states = statesOf(events);
        for (const [index, after] of states.entries()) {
          const before = states[index - 1];
          if (!before?.status || after.failureType || after.status === before.status) continue;
          expect(LEGAL).toContain(`${before.status} ${after.status}`);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the first decision, and nothing moves after a failure', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const states = statesOf(events);
        const decisions = new Set(states.flatMap(({ decision }) => decision ?? []));
        expect(decisions.size).toBeLessThanOrEqual(1);
        const failed = states.findIndex(({ failureType }) => failureType);
        if (failed >= 0) expect(new Set(states.slice(failed)).size).toBe(1);
      }),
    );
  });

  it('returns the state itself for an event that changes nothing', () => {
    const deleted = next(INITIAL_ENTRY_STATE, { type: 'MOVED', status: 'DELETED', changedAt: AT });
    for (const status of ENTRY_STATUSES)
      expect(next(deleted, { type: 'MOVED', status, changedAt: AT })).toBe(deleted);
    const decided = next(deleted, { type: 'DECIDED', decision: 'CANCEL' });
    expect(next(decided, { type: 'DECIDED', decision: 'DELETE' })).toBe(decided);
  });

  it('fails where it stands, or where the failure has left the entry', () => {
    const inactive = { status: 'INACTIVE', changedAt: AT } as const;
    const failed = { type: 'FAILED', failureType: 'Forbidden' } as const;
    expect(next(inactive, failed)).toEqual({ ...inactive, failureType: 'Forbidden' });
    expect(next(inactive, { ...failed, status: 'ACTIVE' })).toMatchObject({ status: 'ACTIVE' });
    expect(next(INITIAL_ENTRY_STATE, failed)).toEqual({ failureType: 'Forbidden' });
  });
});
