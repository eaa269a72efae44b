import type { status } from '@grpc/grpc-js';
import type { DirectoryFailureType } from '@conn-dict/contracts';
import type { ReconciliationFault } from './reconciliation-fault.js';

/** What shall go wrong. */
export interface Fault extends ReconciliationFault {
  /** Name of the method, such as `CompleteClaim`; `*` for each. */
  readonly method: string;
  /** Entry that the call, or its claim, must be about. @default any */
  readonly entryId?: string;
  /** Error type of the directory to answer with. */
  readonly type?: DirectoryFailureType;
  /** gRPC status to answer with. @default the one of `type` */
  readonly code?: status;
  /** Wait before the work; the call is not done if its caller gives up meanwhile. @default 0 */
  readonly latencyMs?: number;
  /** Calls that it happens to. @default all, until the faults are cleared */
  readonly times?: number;
  /** Chance of each call, 0 to 1. @default 1 */
  readonly rate?: number;
  /** Do the work first, then wait and lose the answer. @default false */
  readonly afterEffect?: boolean;
  /** Wait that `RateLimited` asks for. @default 1000 */
  readonly retryAfterMs?: number;
}

/** A fault that waits to happen. */
export interface PlannedFault {
  /** Calls that it has happened to. */
  readonly hits: number;
}

/** The faults that wait to happen. */
export interface FaultPlan {
  add(fault: Fault): PlannedFault;
  clear(): void;
  /**
   * The fault of a call that comes in now: the oldest one that fits and whose chance comes up. `entryId` is asked for
   * where a fault wants to know.
   */
  next(method: string, entryId?: () => string | undefined): Fault | undefined;
}

export function createFaultPlan(random: () => number): FaultPlan {
  let pending: Pending[] = [];
  return {
    add(fault) {
      const planned = { fault, hits: 0 };
      pending.push(planned);
      return planned;
    },
    clear() {
      pending = [];
    },
    next(method, entryId = () => undefined) {
      const hit = pending.find(
        ({ fault }) =>
          (fault.method === '*' || fault.method === method) &&
          (fault.entryId === undefined || fault.entryId === entryId()) &&
          random() < (fault.rate ?? 1),
      );
      if (hit === undefined) return undefined;
      hit.hits += 1;
      if (hit.hits >= (hit.fault.times ?? Infinity))
        pending = pending.filter((each) => each !== hit);
      return hit.fault;
    },
  };
}

interface Pending extends PlannedFault {
  readonly fault: Fault;
  hits: number;
}
