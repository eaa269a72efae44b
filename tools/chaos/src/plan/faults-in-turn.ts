import {
  DEPENDENCIES,
  NETWORK_FAULTS,
  SIDES,
  WORKERS,
  type Dependency,
  type NetworkFault,
  type Part,
  type PlannedFault,
  type ProcessFault,
  type WorkerName,
} from './fault-plan.js';
import type { Random } from './random.js';

/** The worker that is never killed: its memory is one series from the beginning to the end. */
export const LIVES_ON = 'worker-1' satisfies WorkerName;

/** After a fault, everything is to be as before within this time. */
export const RECOVERED_WITHIN_MS = 60_000;

const FAULT_MS = { min: 3_000, max: 8_000 };
/** A fault, some seconds to start again, the time to recover, and half a minute that is measured. */
const EVERY_MS_MIN = 105_000;
/** Before the first fault, which is what later latencies are held to. */
const LEAD_MS = { min: 24_000, max: 120_000 };

interface OfProcess {
  readonly kind: ProcessFault;
  readonly part: Part;
}
interface OfNetwork {
  readonly kind: NetworkFault;
  readonly part: Dependency;
}
type Kind = OfProcess | OfNetwork;

/** Every fault but the death of the worker that lives on, by what is done. */
const KINDS: readonly (readonly Kind[])[] = [
  ['worker-2' as const, ...DEPENDENCIES].map((part) => ({ kind: 'kill', part })),
  [...WORKERS, ...DEPENDENCIES].map((part) => ({ kind: 'pause', part })),
  ...NETWORK_FAULTS.map((kind) => DEPENDENCIES.map((part) => ({ kind, part }))),
];

/** Plans one fault at a time over the whole run, at least one; the last moments of a fault's turn are for measuring. */
export function planFaultsInTurn(random: Random, durationMs: number): readonly PlannedFault[] {
  const leadMs = toLeadMs(durationMs);
  const count = Math.max(1, Math.floor((durationMs - leadMs) / EVERY_MS_MIN));
  const everyMs = (durationMs - leadMs) / count;
  const kinds = kindsInTurn(random);
  return Array.from({ length: count }, (_, number) => {
    const moment = {
      atMs: Math.round(leadMs + number * everyMs),
      durationMs: random.between(FAULT_MS.min, FAULT_MS.max),
    };
    const kind = kinds.next().value;
    return isOfNetwork(kind)
      ? { ...kind, workers: random.oneOf(SIDES), ...moment }
      : { ...kind, ...moment };
  });
}

function toLeadMs(durationMs: number): number {
  const shortest = Math.min(LEAD_MS.min, durationMs / 4);
  return Math.min(LEAD_MS.max, Math.max(durationMs / 10, shortest));
}

/** Each fault of each part before one comes again, and what is done changes as often as it can. */
function* kindsInTurn(random: Random): Generator<Kind, never> {
  for (;;) {
    const decks = KINDS.map((deck) => random.shuffled(deck));
    const rounds = Math.max(...decks.map(({ length }) => length));
    for (let round = 0; round < rounds; round += 1)
      yield* random.shuffled(decks.flatMap((deck) => deck.slice(round, round + 1)));
  }
}

function isOfNetwork(kind: Kind): kind is OfNetwork {
  return NETWORK_FAULTS.some((fault) => fault === kind.kind);
}
