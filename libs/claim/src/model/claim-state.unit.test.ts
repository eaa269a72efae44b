// Proves that the state machine of a claim knows only legal transitions and one outcome, whatever comes in any order.
import { CLAIM_ENDS, OPEN_CLAIM_STATUSES } from '@conn-dict/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_CLAIM_STATE, hasEnded, isOpen, next, type ClaimEvent } from './claim-state.js';

const anyEvent: fc.Arbitrary<ClaimEvent> = fc.oneof(
  fc.constant<ClaimEvent>({ type: 'OPENED', directoryClaimId: 'directory-claim' }),
  fc.constant<ClaimEvent>({ type: 'DONOR_NOTIFIED' }),
  fc.constant<ClaimEvent>({
    type: 'DECIDED',
    outcome: { kind: 'CONFIRM', reason: 'USER_REQUESTED' },
  }),
  fc.constant<ClaimEvent>({ type: 'DECIDED', outcome: { kind: 'CANCEL', reason: 'FRAUD' } }),
  fc.constant<ClaimEvent>({
    type: 'DECIDED',
    outcome: { kind: 'EXPIRE', reason: 'DEFAULT_OPERATION' },
  }),
  fc.constant<ClaimEvent>({ type: 'CONFIRMED' }),
  fc
    .constantFrom(...CLAIM_ENDS)
    .map((status): ClaimEvent => ({ type: 'ENDED', status, endedAt: '2026-01-01T00:00:00Z' })),
  fc.constant<ClaimEvent>({ type: 'BROKE', failureType: 'Forbidden' }),
  fc.constant<ClaimEvent>({ type: 'FAILED' }),
);

const LEGAL: Readonly<Record<string, readonly string[]>> = {
  OPEN: ['WAITING_RESOLUTION', 'CONFIRMED', ...CLAIM_ENDS, 'FAILED'],
  WAITING_RESOLUTION: ['CONFIRMED', ...CLAIM_ENDS, 'FAILED'],
  CONFIRMED: [...CLAIM_ENDS, 'FAILED'],
};

describe('next', () => {
  it('moves only along legal transitions, and not at all once the claim is over', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state = INITIAL_CLAIM_STATE;
        for (const event of events) {
          const after = next(state, event);
          if (after.status !== state.status) expect(LEGAL[state.status]).toContain(after.status);
          if (!isOpen(state)) expect(after).toBe(state);
          state = after;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the first outcome', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const states = events.reduce(
          (all, event) => [...all, next(all.at(-1) ?? INITIAL_CLAIM_STATE, event)],
          [INITIAL_CLAIM_STATE],
        );
        const outcomes = new Set(states.flatMap(({ outcome }) => (outcome ? [outcome] : [])));
        expect(outcomes.size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('returns the state itself for a repeated event', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const once = next(INITIAL_CLAIM_STATE, event);
        expect(next(once, event)).toBe(once);
      }),
    );
  });

  it('shows an end with its time and reason', () => {
    const decided = next(INITIAL_CLAIM_STATE, {
      type: 'DECIDED',
      outcome: { kind: 'CANCEL', reason: 'FRAUD' },
    });
    const ended = next(decided, {
      type: 'ENDED',
      status: 'CANCELLED',
      endedAt: '2026-01-01T00:00:00Z',
    });
    expect(hasEnded(ended)).toBe(true);
    expect(ended).toMatchObject({
      status: 'CANCELLED',
      endReason: 'FRAUD',
      endedAt: '2026-01-01T00:00:00Z',
    });
  });

  it('holds its key in exactly the states that want work', () => {
    for (const status of OPEN_CLAIM_STATUSES) expect(isOpen({ status })).toBe(true);
    for (const status of [...CLAIM_ENDS, 'FAILED'] as const) expect(isOpen({ status })).toBe(false);
  });
});
