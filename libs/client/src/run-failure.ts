import { isFailureType, type FieldFault } from '@conn-dict/contracts';
import {
  ApplicationFailure,
  CancelledFailure,
  TemporalFailure,
  TerminatedFailure,
  TimeoutFailure,
} from '@temporalio/client';
import { ConnDictError } from './conn-dict-error.js';

/** Type that the server gives an update whose run ended while it was at work on it. */
const ENDED_DURING_UPDATE = 'AcceptedUpdateCompletedWorkflow';

/** Names what a run, or an update of it, ended with. */
export function toRunError(cause: unknown, workflowId: string): ConnDictError {
  const failure = typedFailureOf(cause);
  if (failure !== undefined && isFailureType(failure.type))
    return new ConnDictError(failure.type, { workflowId, faults: faultsOf(failure) });
  if (cause instanceof ApplicationFailure && cause.type === ENDED_DURING_UPDATE)
    return new ConnDictError('RunEnded', { workflowId });
  if (cause instanceof CancelledFailure) return new ConnDictError('RunCancelled', { workflowId });
  if (cause instanceof TerminatedFailure) return new ConnDictError('RunTerminated', { workflowId });
  if (cause instanceof TimeoutFailure) return new ConnDictError('RunTimedOut', { workflowId });
  return new ConnDictError('RunBroken', { workflowId });
}

/** The failure of ours inside what ended the run. */
function typedFailureOf(error: unknown): ApplicationFailure | undefined {
  if (error instanceof ApplicationFailure && isFailureType(error.type)) return error;
  return error instanceof TemporalFailure ? typedFailureOf(error.cause) : undefined;
}

function faultsOf({ details }: ApplicationFailure): FieldFault[] {
  const [detail] = (details ?? []) as readonly unknown[];
  if (!isRecord(detail)) return [];
  const { faults, field } = detail;
  if (Array.isArray(faults)) return faults.filter(isFieldFault);
  return typeof field === 'string' ? [{ field, rule: 'refused' }] : [];
}

function isFieldFault(value: unknown): value is FieldFault {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['rule'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
