import type { Random } from './random.js';

/** One customer's way through processes that depend on each other, by what is done and when. */
export type JourneyPlan =
  | {
      readonly kind: 'claim';
      readonly decision: 'confirm' | 'cancel' | 'withdraw';
      readonly startMs: number;
      readonly decideMs: number;
    }
  | {
      readonly kind: 'entry';
      readonly startMs: number;
      /** What follows the creation, each once the one before has ended. */
      readonly changes: readonly ('update' | 'delete')[];
    }
  | {
      readonly kind: 'infraction';
      readonly startMs: number;
      readonly evidence: number;
      readonly isEscalated: boolean;
      readonly decision: 'RESOLVE' | 'DISMISS';
      readonly decideMs: number;
    }
  | {
      readonly kind: 'sync';
      readonly syncType: 'FULL' | 'INCREMENTAL';
      readonly participant: 'claimer' | 'seeded';
      /** Of this participant, from 0 on: each begins once the one before has ended. */
      readonly round: number;
      readonly startMs: number;
    };

/** How many of each kind one seed has, besides the two syncs. */
const COUNTS = { claim: 5, entry: 3, infraction: 2 } as const;

/** Plans the work of one seed, spread over `windowMs`. */
export function planJourneys(random: Random, windowMs: number): readonly JourneyPlan[] {
  const many = (kind: keyof typeof COUNTS): JourneyPlan[] =>
    Array.from({ length: COUNTS[kind] }, () => planJourney(random, kind, windowMs));
  return [
    ...many('claim'),
    ...many('entry'),
    ...many('infraction'),
    {
      kind: 'sync',
      syncType: 'FULL',
      participant: 'seeded',
      round: 0,
      startMs: random.between(0, windowMs / 2),
    },
    {
      kind: 'sync',
      syncType: random.oneOf(['FULL', 'INCREMENTAL']),
      participant: 'claimer',
      round: 0,
      startMs: random.between(0, windowMs),
    },
  ];
}

/** Plans one journey of a kind. */
function planJourney(random: Random, kind: keyof typeof COUNTS, windowMs: number): JourneyPlan {
  const startMs = random.between(0, windowMs);
  const decideMs = startMs + random.between(0, windowMs);
  switch (kind) {
    case 'claim':
      return {
        kind,
        decision: random.oneOf(['confirm', 'confirm', 'cancel', 'withdraw']),
        startMs,
        decideMs,
      };
    case 'entry':
      return {
        kind,
        startMs,
        changes: random.oneOf([[], ['update'], ['update', 'delete'], ['delete']]),
      };
    case 'infraction':
      return {
        kind,
        startMs,
        evidence: random.between(0, 3),
        isEscalated: random.between(0, 1) === 1,
        decision: random.oneOf(['RESOLVE', 'DISMISS']),
        decideMs,
      };
  }
}
