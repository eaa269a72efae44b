import type { JourneyPlan } from './journey-plan.js';
import type { Random } from './random.js';

/** Two journeys a second: a quarter of what two cores bear, and far below the directory's limits. */
const JOURNEY_EVERY_MS = 500;
/** A sync of each of the two participants a minute: the directory makes 200 files of CIDs for one, then 40 a day. */
const SYNC_EVERY_MS = 30_000;
const FIRST_SYNC_MS = 5_000;
/** How long a customer thinks before a decision. */
const THINKS_MS = [0, 0, 1_000, 2_000] as const;

type Timeless<T> = T extends unknown ? Omit<T, 'startMs' | 'decideMs'> : never;
type Journey = Timeless<Exclude<JourneyPlan, { kind: 'sync' }>>;

const claim = (decision: 'confirm' | 'cancel' | 'withdraw'): Journey => ({
  kind: 'claim',
  decision,
});
const entry = (...changes: readonly ('update' | 'delete')[]): Journey => ({
  kind: 'entry',
  changes,
});
const infraction = (
  evidence: number,
  decision: 'RESOLVE' | 'DISMISS',
  isEscalated: boolean,
): Journey => ({ kind: 'infraction', evidence, decision, isEscalated });

/** What every ten journeys are, in some order: so that no stretch of time has slower ones than another. */
const MIX: readonly Journey[] = [
  claim('confirm'),
  claim('confirm'),
  claim('cancel'),
  claim('withdraw'),
  entry(),
  entry('update'),
  entry('delete'),
  entry('update', 'delete'),
  infraction(2, 'DISMISS', false),
  infraction(1, 'RESOLVE', true),
];

/** Plans journeys at a steady pace over the whole time, and syncs among them. */
export function planSteadyJourneys(random: Random, durationMs: number): readonly JourneyPlan[] {
  const count = Math.floor(durationMs / JOURNEY_EVERY_MS);
  const mixes = Array.from({ length: Math.ceil(count / MIX.length) }, () => random.shuffled(MIX));
  const journeys = mixes.flat().slice(0, count);
  return [
    ...journeys.map((journey, number) => toPlan(random, journey, number * JOURNEY_EVERY_MS)),
    ...planSyncs(durationMs),
  ];
}

function toPlan(random: Random, journey: Journey, startMs: number): JourneyPlan {
  return journey.kind === 'entry'
    ? { ...journey, startMs }
    : { ...journey, startMs, decideMs: startMs + random.oneOf(THINKS_MS) };
}

/** The participants take turns; each has a full sync first, and then one of each kind in turn. */
function planSyncs(durationMs: number): readonly JourneyPlan[] {
  const count = Math.ceil(Math.max(0, durationMs - FIRST_SYNC_MS) / SYNC_EVERY_MS);
  return Array.from({ length: count }, (_, number) => ({
    kind: 'sync',
    syncType: number % 4 < 2 ? 'FULL' : 'INCREMENTAL',
    participant: number % 2 === 0 ? 'seeded' : 'claimer',
    round: Math.floor(number / 2),
    startMs: FIRST_SYNC_MS + number * SYNC_EVERY_MS,
  }));
}
