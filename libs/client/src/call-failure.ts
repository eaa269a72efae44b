import { InvalidInputError, type ClientFailureType, type FailureType } from '@conn-dict/contracts';
import {
  ApplicationFailure,
  NamespaceNotFoundError,
  QueryNotRegisteredError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcServiceError,
} from '@temporalio/client';
import { ConnDictError, isConnDictError } from './conn-dict-error.js';
import { toRunError } from './run-failure.js';

/** What Temporal's answers mean by gRPC status; the others are refusals. */
const TYPE_OF_STATUS: Readonly<Record<number, ClientFailureType>> = {
  1: 'CallTimedOut', // CANCELLED
  2: 'ServerUnavailable', // UNKNOWN
  4: 'CallTimedOut', // DEADLINE_EXCEEDED
  8: 'ServerUnavailable', // RESOURCE_EXHAUSTED
  9: 'WorkerUnavailable', // FAILED_PRECONDITION: nobody polls the queue
  10: 'ServerUnavailable', // ABORTED
  13: 'ServerUnavailable', // INTERNAL
  14: 'ServerUnavailable', // UNAVAILABLE
};

/** What a payload codec throws at an answer that it cannot read. */
const PAYLOAD_UNREADABLE: FailureType = 'PayloadUnreadable';

/** Makes of whatever a call threw an error of ours; what nobody foresaw stays as it is. */
export function toCallError(error: unknown, workflowId: string): unknown {
  if (isConnDictError(error)) return error;
  if (error instanceof InvalidInputError)
    return new ConnDictError('InvalidInput', { workflowId, faults: error.faults });
  if (error instanceof WorkflowFailedError || error instanceof WorkflowUpdateFailedError)
    return toRunError(error.cause, workflowId);
  if (error instanceof ApplicationFailure && error.type === PAYLOAD_UNREADABLE)
    return new ConnDictError(PAYLOAD_UNREADABLE, { workflowId });
  if (error instanceof WorkflowNotFoundError)
    return new ConnDictError('RunNotFound', { workflowId });
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
    return new ConnDictError('CallTimedOut', { workflowId, cause: error.cause });
  if (error instanceof QueryNotRegisteredError || error instanceof NamespaceNotFoundError)
    return new ConnDictError('ServerRefused', { workflowId, cause: error });
  return ofStatus(error, workflowId);
}

function ofStatus(error: unknown, workflowId: string): unknown {
  const answer = isGrpcServiceError(error) ? error : causeOf(error);
  if (!isGrpcServiceError(answer)) return error;
  const type = TYPE_OF_STATUS[answer.code] ?? 'ServerRefused';
  return new ConnDictError(type, { workflowId, cause: answer });
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
