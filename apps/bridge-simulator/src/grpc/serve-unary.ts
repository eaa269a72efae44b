import { setTimeout as sleep } from 'node:timers/promises';
import { status, type handleUnaryCall } from '@grpc/grpc-js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { CallLog } from '../faults/call-log.js';
import type { Fault, FaultPlan } from '../faults/fault-plan.js';
import type { CallLimits } from '../limits/entry-limits.js';
import { requestIdOf } from './request-fields.js';
import { StatusError, toStatusError } from './status-error.js';

const RETRY_AFTER_MS_DEFAULT = 1000;

/** Serves a method whose work is done within one tick, so that no two calls see each other's half. */
export type ServeUnary = <Request extends object, Response>(
  method: string,
  work: (request: Request) => Response,
) => handleUnaryCall<Request, Response>;

/** Counts each call, holds it to the limits, lets the planned faults happen, and turns refusals into gRPC statuses. */
export function createServeUnary(deps: {
  readonly calls: CallLog;
  readonly faults: FaultPlan;
  readonly limits: CallLimits;
  /** Tells which entry a call is about. */
  readonly entryOf: (request: object) => string | undefined;
  /** Tells whose call it is, where the directory can know. */
  readonly participantOf: (method: string, request: object) => string | undefined;
  /** Hears of an error that is no refusal: a defect of the simulator. */
  readonly onDefect: (method: string, error: unknown) => void;
}): ServeUnary {
  return (method, work) => async (call, answer) => {
    const requestId = requestIdOf(call.request);
    deps.calls.record(method, requestId);
    const participant = deps.participantOf(method, call.request);
    try {
      deps.limits.take(method, participant);
    } catch (error) {
      answer(toAnswer(error, requestId));
      return;
    }
    const fault = deps.faults.next(method, () => deps.entryOf(call.request));
    const isLate = fault?.afterEffect === true;
    try {
      if (!isLate) await happen(fault, requestId);
      // Gave up while it waited.
      if (call.cancelled) return;
      const response = work(call.request);
      if (isLate) await happen(fault, requestId);
      answer(null, response);
    } catch (error) {
      const isExpected = error instanceof StatusError || error instanceof DirectoryRefusal;
      if (!isExpected) deps.onDefect(method, error);
      const failure = toAnswer(error, requestId);
      // The directory counts every answer but this one.
      if (failure.code === status.INTERNAL) deps.limits.giveBack(method, participant);
      answer(failure);
    }
  };
}

/** Waits as long as the fault wants, then fails as it wants. */
async function happen(fault: Fault | undefined, requestId: string): Promise<void> {
  if (fault?.latencyMs !== undefined) await sleep(fault.latencyMs);
  const failure = fault && toFailure(fault, requestId);
  if (failure !== undefined) throw failure;
}

function toAnswer(error: unknown, requestId: string): StatusError {
  if (error instanceof StatusError) return error;
  const refusal =
    error instanceof DirectoryRefusal ? error : new DirectoryRefusal('InternalServerError');
  return toStatusError(refusal, requestId);
}

function toFailure(fault: Fault, requestId: string): StatusError | undefined {
  const { type, code } = fault;
  if (type === undefined) {
    return code === undefined ? undefined : new StatusError(code, status[code]);
  }
  const retryAfterMs = fault.retryAfterMs ?? RETRY_AFTER_MS_DEFAULT;
  const details = type === 'RateLimited' ? { retryAfterMs } : {};
  return toStatusError(new DirectoryRefusal(type, details), requestId, code);
}
