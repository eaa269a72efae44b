import type { Random } from './random.js';

/** What a worker talks to, each behind a proxy for each worker. */
export const DEPENDENCIES = ['temporal', 'postgres', 'bridge', 'pulsar', 'redis'] as const;
export type Dependency = (typeof DEPENDENCIES)[number];

export const WORKERS = ['worker-1', 'worker-2'] as const;
export type WorkerName = (typeof WORKERS)[number];
export type Part = Dependency | WorkerName;

/** Done to a process: SIGKILL and a new start on the same data, or SIGSTOP and SIGCONT. */
export const PROCESS_FAULTS = ['kill', 'pause'] as const;
/** Done to the connections of some workers, as `ProxyMode` of libs/testing has them. */
export const NETWORK_FAULTS = ['away', 'slow', 'cut', 'hole'] as const;
export type ProcessFault = (typeof PROCESS_FAULTS)[number];
export type NetworkFault = (typeof NETWORK_FAULTS)[number];

interface Moment {
  /** When it begins, in milliseconds after the work begins. */
  readonly atMs: number;
  readonly durationMs: number;
}

/** One thing that goes wrong, and is healed. */
export type PlannedFault = Moment &
  (
    | { readonly kind: ProcessFault; readonly part: Part }
    | {
        readonly kind: NetworkFault;
        readonly part: Dependency;
        readonly workers: readonly WorkerName[];
      }
  );

/** Workers fail most often: a restart of theirs is the cheapest, and the one with most to lose. */
const PARTS: readonly Part[] = [...WORKERS, ...WORKERS, ...WORKERS, ...DEPENDENCIES];
/** Whose network to a dependency may go bad. */
export const SIDES: readonly (readonly WorkerName[])[] = [['worker-1'], ['worker-2'], WORKERS];
const FAULTS = { min: 4, max: 7 };
/** Two things befall the same part one after the other. */
const GAP_MS = 300;

export interface FaultWindow {
  /** Faults begin within it. */
  readonly windowMs: number;
  readonly durationMs: { readonly min: number; readonly max: number };
}

/** Plans what goes wrong; faults of different parts may overlap. */
export function planFaults(random: Random, window: FaultWindow): readonly PlannedFault[] {
  const free = new Map<Part, number>();
  const faults = Array.from({ length: random.between(FAULTS.min, FAULTS.max) }, () => {
    const fault = planFault(random, window);
    const atMs = Math.max(fault.atMs, free.get(fault.part) ?? 0);
    free.set(fault.part, atMs + fault.durationMs + GAP_MS);
    return { ...fault, atMs };
  });
  return faults.toSorted((one, other) => one.atMs - other.atMs);
}

/** Plans one thing that goes wrong. */
function planFault(random: Random, { windowMs, durationMs }: FaultWindow): PlannedFault {
  const part = random.oneOf(PARTS);
  const moment = {
    atMs: random.between(0, windowMs),
    durationMs: random.between(durationMs.min, durationMs.max),
  };
  if (isWorker(part)) return { part, kind: random.oneOf(PROCESS_FAULTS), ...moment };
  const kind = random.oneOf([...PROCESS_FAULTS, ...NETWORK_FAULTS]);
  if (kind === 'kill' || kind === 'pause') return { part, kind, ...moment };
  return { part, kind, workers: random.oneOf(SIDES), ...moment };
}

function isWorker(part: Part): part is WorkerName {
  return WORKERS.some((worker) => worker === part);
}
