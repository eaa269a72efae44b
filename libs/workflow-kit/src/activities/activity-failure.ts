import { FAILURES, isFailureType, type FailureType } from '@conn-dict/contracts';
import { ApplicationFailure } from '@temporalio/common';

/** What our errors may carry beside their type; each class has some of it. */
interface TypedError extends Error {
  readonly type: FailureType;
  readonly faults?: readonly unknown[];
  readonly fault?: unknown;
  readonly details?: {
    readonly field?: string;
    readonly retryAfterMs?: number;
    readonly notBefore?: Date;
  };
}

/**
 * Maps an error of ours to the failure that Temporal keeps. Whether it is retried follows from its type; what a
 * peer asked for (retry-after, the end of a period) goes along. An error that is not ours stays as it is: a bug,
 * which Temporal retries while somebody mends it.
 */
export function toApplicationFailure(error: unknown): unknown {
  if (!isTypedError(error)) return error;
  const { retryAfterMs } = error.details ?? {};
  return ApplicationFailure.create({
    type: error.type,
    message: error.message,
    nonRetryable: FAILURES[error.type] !== 'retry',
    details: [toDetails(error)],
    ...(retryAfterMs === undefined ? {} : { nextRetryDelay: retryAfterMs }),
  });
}

function isTypedError(error: unknown): error is TypedError {
  return (
    error instanceof Error &&
    !(error instanceof ApplicationFailure) &&
    isFailureType(Reflect.get(error, 'type'))
  );
}

function toDetails({ faults, fault, details }: TypedError): Record<string, unknown> {
  return {
    ...(faults || fault ? { faults: faults ?? [fault] } : {}),
    ...(details?.field ? { field: details.field } : {}),
    ...(details?.notBefore ? { not_before: details.notBefore.toISOString() } : {}),
  };
}
