import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { Fault } from '../faults/fault-plan.js';
import { StatusError, toStatusError } from './status-error.js';

const RETRY_AFTER_MS_DEFAULT = 1000;

/** Waits as long as the fault wants, then fails as it wants. */
export async function happen(fault: Fault | undefined, requestId: string): Promise<void> {
  if (fault?.latencyMs !== undefined) await sleep(fault.latencyMs);
  const failure = fault && toFailure(fault, requestId);
  if (failure !== undefined) throw failure;
}

/** The status that a call fails with; InternalServerError where the error is a defect. */
export function toAnswer(error: unknown, requestId: string): StatusError {
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
