import { status, type handleUnaryCall } from '@grpc/grpc-js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { CallLog } from '../faults/call-log.js';
import type { Fault, FaultPlan } from '../faults/fault-plan.js';
import type { CallLimits } from '../limits/call-limits.js';
import { requestIdOf } from './request-fields.js';
import { happen, toAnswer } from './planned-failure.js';
import { StatusError } from './status-error.js';

/**
 * Serves a method whose work is done within one tick, so that no two calls see each other's half. The work may look at
 * the fault that happens to its call, for what only it can do wrong.
 */
export type ServeUnary = <Request extends object, Response>(
  method: string,
  work: (request: Request, fault?: Fault) => Response,
) => handleUnaryCall<Request, Response>;

export interface ServeDeps {
  readonly calls: CallLog;
  readonly faults: FaultPlan;
  readonly limits: CallLimits;
  /** Tells which entry a call is about. */
  readonly entryOf: (request: object) => string | undefined;
  /** Tells whose call it is, where the directory can know. */
  readonly participantOf: (method: string, request: object) => string | undefined;
  /** Hears of an error that is no refusal: a defect of the simulator. */
  readonly onDefect: (method: string, error: unknown) => void;
}

/** Counts each call, holds it to the limits, lets the planned faults happen, and turns refusals into gRPC statuses. */
export function createServeUnary(deps: ServeDeps): ServeUnary {
  return (method, work) => async (call, answer) => {
    const requestId = requestIdOf(call.request);
    deps.calls.record(method, requestId);
    const limited = { method, participant: deps.participantOf(method, call.request) };
    try {
      deps.limits.take(limited);
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
      const response = work(call.request, fault);
      if (isLate) await happen(fault, requestId);
      answer(null, response);
    } catch (error) {
      const isExpected = error instanceof StatusError || error instanceof DirectoryRefusal;
      if (!isExpected) deps.onDefect(method, error);
      const failure = toAnswer(error, requestId);
      // The directory counts every answer but this one.
      if (failure.code === status.INTERNAL) deps.limits.giveBack(limited);
      answer(failure);
    }
  };
}
