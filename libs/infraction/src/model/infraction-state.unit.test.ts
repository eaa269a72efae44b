// Proves that the state machine of an infraction knows only legal transitions, one outcome and one end, whatever comes in any order.
import {
  INFRACTION_ENDS,
  INFRACTION_STATUSES,
  OPEN_INFRACTION_STATUSES,
  type InfractionStatus,
} from '@conn-dict/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INITIAL_INFRACTION_STATE,
  hasEnded,
  isOpen,
  next,
  wantsEscalation,
  type InfractionEvent,
  type InfractionState,
} from './infraction-state.js';

const ENDED_AT = '2026-01-31T10:00:00.000Z';
const SILENCE = { by: 'SILENCE' } as const;
const EVENTS = {
  OPENED: { type: 'OPENED', hasReport: true, evidenceCount: 2 },
  INVESTIGATION_STARTED: { type: 'INVESTIGATION_STARTED' },
  EVIDENCE_STORED: { type: 'EVIDENCE_STORED', evidenceCount: 3 },
  ESCALATION_WANTED: { type: 'ESCALATION_WANTED', escalation: SILENCE },
  ESCALATED: { type: 'ESCALATED' },
  DECIDED: { type: 'DECIDED', outcome: { decision: 'DISMISS', notes: 'unfounded' } },
  ENDED: { type: 'ENDED', status: 'DISMISSED', endedAt: ENDED_AT, evidenceCount: 4 },
  BROKE: { type: 'BROKE', failureType: 'Forbidden' },
  FAILED: { type: 'FAILED' },
} as const satisfies { [T in InfractionEvent['type']]: InfractionEvent & { type: T } };
type EventType = keyof typeof EVENTS;

/** What each event changes of a state that is open; nothing where it is not possible from there. */
const CHANGES: Readonly<Record<EventType, Readonly<Partial<Record<InfractionStatus, object>>>>> = {
  OPENED: inAllOpen({ isOpened: true, hasReport: true, evidenceCount: 2 }),
  INVESTIGATION_STARTED: { OPEN: { status: 'UNDER_INVESTIGATION' } },
  EVIDENCE_STORED: inAllOpen({ evidenceCount: 3 }),
  ESCALATION_WANTED: inAllOpen({ escalation: SILENCE }),
  ESCALATED: { UNDER_INVESTIGATION: { status: 'ESCALATED', isEscalated: true } },
  DECIDED: inAllOpen({ outcome: EVENTS.DECIDED.outcome }),
  ENDED: inAllOpen({ status: 'DISMISSED', endedAt: ENDED_AT, evidenceCount: 4 }),
  BROKE: inAllOpen({ failureType: 'Forbidden' }),
  FAILED: inAllOpen({ status: 'FAILED' }),
};

function inAllOpen(change: object): Readonly<Partial<Record<InfractionStatus, object>>> {
  return { OPEN: change, UNDER_INVESTIGATION: change, ESCALATED: change };
}

const TABLE = INFRACTION_STATUSES.flatMap((status) =>
  (Object.keys(EVENTS) as EventType[]).map((type) => [status, type] as const),
);

const anyEvent: fc.Arbitrary<InfractionEvent> = fc.oneof(
  fc.constantFrom<InfractionEvent>(...Object.values(EVENTS)),
  fc.nat(5).map((evidenceCount): InfractionEvent => ({ type: 'EVIDENCE_STORED', evidenceCount })),
  fc
    .record({ hasReport: fc.boolean(), evidenceCount: fc.nat(5) })
    .map((opened): InfractionEvent => ({ type: 'OPENED', ...opened })),
  fc
    .constantFrom('RESOLVE' as const, 'EXPIRE' as const, 'CANCEL' as const)
    .map((decision): InfractionEvent => ({ type: 'DECIDED', outcome: { decision } })),
  fc
    .constantFrom(...INFRACTION_ENDS)
    .map((status): InfractionEvent => ({ type: 'ENDED', status, endedAt: ENDED_AT })),
);
const anyEvents = fc.array(anyEvent, { maxLength: 40 });

/** All states on the way, the first included. */
function walk(events: readonly InfractionEvent[]): InfractionState[] {
  const states = [INITIAL_INFRACTION_STATE];
  for (const event of events) states.push(next(states.at(-1)!, event));
  return states;
}

function pairsOf(
  states: readonly InfractionState[],
): (readonly [InfractionState, InfractionState])[] {
  return states.slice(1).map((after, place) => [states[place]!, after]);
}

const RANK: Readonly<Record<InfractionStatus, number>> = {
  OPEN: 0,
  UNDER_INVESTIGATION: 1,
  ESCALATED: 2,
  RESOLVED: 3,
  DISMISSED: 3,
  EXPIRED: 3,
  CANCELLED: 3,
  FAILED: 3,
};

describe('next', () => {
  it.each(TABLE)('at %s, %s changes what it may and nothing else', (status, type) => {
    const state = { ...INITIAL_INFRACTION_STATE, status };
    const change = CHANGES[type][status];
    if (change === undefined) expect(next(state, EVENTS[type])).toBe(state);
    else expect(next(state, EVENTS[type])).toEqual({ ...state, ...change });
  });

  it('moves the status forward only, along the line, and not at all once it is over', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const [before, after] of pairsOf(walk(events))) {
          if (!isOpen(before)) expect(after).toBe(before);
          if (after.status === before.status) continue;
          expect(RANK[after.status]).toBeGreaterThan(RANK[before.status]);
          if (after.status === 'ESCALATED') expect(before.status).toBe('UNDER_INVESTIGATION');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('comes to one end at most, which keeps its time', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const states = walk(events);
        const ends = new Set(states.filter((state) => !isOpen(state)));
        expect(ends.size).toBeLessThanOrEqual(1);
        for (const state of states) expect(hasEnded(state)).toBe(state.endedAt !== undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['outcome', 'escalation'] as const)('sets the %s once and for all', (field) => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const [before, after] of pairsOf(walk(events)))
          if (before[field] !== undefined) expect(after[field]).toBe(before[field]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets nobody ask for an escalation of what is decided', () => {
    const [, decided, asked] = walk([EVENTS.DECIDED, EVENTS.ESCALATION_WANTED]);
    expect(asked).toBe(decided);
  });

  it('is opened once, and counts the first evidence once', () => {
    const [, opened, again] = walk([EVENTS.OPENED, { ...EVENTS.OPENED, evidenceCount: 9 }]);
    expect(again).toBe(opened);
  });

  it('returns the state itself wherever nothing in it changes', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const [before, after] of pairsOf(walk(events)))
          if (after !== before) expect(after).not.toEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  it('returns the state itself for a repeated event', () => {
    fc.assert(
      fc.property(anyEvents, anyEvent, (events, event) => {
        const once = next(walk(events).at(-1)!, event);
        expect(next(once, event)).toBe(once);
      }),
    );
  });

  it('never changes the state that it was given', () => {
    fc.assert(
      fc.property(anyEvents, anyEvent, (events, event) => {
        const state = walk(events).at(-1)!;
        const before = structuredClone(state);
        next(state, event);
        expect(state).toEqual(before);
      }),
    );
  });
});

describe('an end', () => {
  it('takes back the failure of a run that the directory had ended after all', () => {
    const ended = walk([EVENTS.BROKE, EVENTS.ENDED]).at(-1)!;
    expect(ended).not.toHaveProperty('failureType');
    expect(hasEnded(ended)).toBe(true);
  });

  it('keeps the evidence that was counted where it says none', () => {
    const { evidenceCount: _none, ...end } = EVENTS.ENDED;
    expect(walk([EVENTS.OPENED, EVENTS.EVIDENCE_STORED, end]).at(-1)).toMatchObject({
      evidenceCount: EVENTS.EVIDENCE_STORED.evidenceCount,
    });
  });

  it('is no business end where the run failed, and keeps why', () => {
    const failed = walk([EVENTS.BROKE, EVENTS.FAILED]).at(-1)!;
    expect(failed).toMatchObject({ status: 'FAILED', failureType: 'Forbidden' });
    expect(hasEnded(failed)).toBe(false);
  });
});

describe('isOpen', () => {
  it('holds in exactly the states that want work', () => {
    for (const status of INFRACTION_STATUSES)
      expect(isOpen({ status })).toBe(OPEN_INFRACTION_STATUSES.some((open) => open === status));
  });
});

describe('wantsEscalation', () => {
  const wanted = [EVENTS.OPENED, EVENTS.INVESTIGATION_STARTED, EVENTS.ESCALATION_WANTED] as const;

  it.each([
    ['asked for while it is investigated', wanted, true],
    ['not asked for', [EVENTS.OPENED, EVENTS.INVESTIGATION_STARTED], false],
    ['asked for before it is investigated', [EVENTS.OPENED, EVENTS.ESCALATION_WANTED], false],
    ['decided meanwhile', [...wanted, EVENTS.DECIDED], false],
    [
      'decided before',
      [EVENTS.INVESTIGATION_STARTED, EVENTS.DECIDED, EVENTS.ESCALATION_WANTED],
      false,
    ],
    ['done', [...wanted, EVENTS.ESCALATED], false],
    ['ended meanwhile', [...wanted, EVENTS.ENDED], false],
  ] as const)('%s', (_, events, expected) => {
    expect(wantsEscalation(walk(events).at(-1)!)).toBe(expected);
  });
});
