import { status as GrpcStatus, Metadata, type ServiceError } from '@grpc/grpc-js';
import { isDirectoryFailureType, type FailureType } from '@conn-dict/contracts';
import { BridgeError, type BridgeErrorDetails } from '../bridge-error.js';
import type { ErrorResponse } from '../gen/dict/common/v1/errors.js';
import { isFieldName } from './field-name.js';
import { parseRetryAfterMs } from './retry-after.js';
import { parseStatusDetails } from './status-details.js';

/**
 * Turns whatever a call threw into the one error of a Bridge client. The directory's own type wins, then what else
 * the peer packed into the status, then the status itself. Nothing of the peer's text goes in.
 */
export function toBridgeError(error: unknown, method: string): BridgeError {
  if (error instanceof BridgeError) return error;
  if (!isServiceError(error)) return new BridgeError('BridgeUnavailable', method);
  const { errorResponse, retryInfo } = parseStatusDetails(error.metadata);
  const type = typeOfResponse(errorResponse) ?? typeOfStatus(error.code);
  return new BridgeError(type, method, {
    ...present('status', GrpcStatus[error.code]),
    ...present('field', fieldOf(errorResponse)),
    ...present('retryAfterMs', parseRetryAfterMs(error.metadata, retryInfo)),
    ...present('notBefore', notBeforeOf(errorResponse)),
  });
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'metadata' in error && error.metadata instanceof Metadata;
}

/** Maps a status that comes without a type of the directory: never, later or retry. */
function typeOfStatus(code: number): FailureType {
  switch (code) {
    // never: the same call gets the same answer
    case GrpcStatus.INVALID_ARGUMENT:
      return 'BadRequest';
    case GrpcStatus.NOT_FOUND:
      return 'NotFound';
    case GrpcStatus.PERMISSION_DENIED:
    case GrpcStatus.UNAUTHENTICATED:
      return 'Forbidden';
    case GrpcStatus.UNIMPLEMENTED:
      return 'BridgeUnimplemented';
    case GrpcStatus.ALREADY_EXISTS:
    case GrpcStatus.FAILED_PRECONDITION:
    case GrpcStatus.OUT_OF_RANGE:
    case GrpcStatus.DATA_LOSS:
      return 'BridgeRefused';

    // later: no status says so by itself; the two PeriodNotEnded types come in an ErrorResponse

    // retry: nothing is known about the outcome, or the peer asks for a pause
    case GrpcStatus.RESOURCE_EXHAUSTED:
      return 'RateLimited';
    default:
      return 'BridgeUnavailable';
  }
}

function typeOfResponse(response: ErrorResponse | undefined): FailureType | undefined {
  const details = response?.details;
  switch (details?.$case) {
    case 'business':
      return directoryType(details.value.errorCode);
    case 'bacen':
      return directoryType(details.value.bacenCode);
    case 'validation':
      return 'InvalidInput';
    case 'infrastructure':
      return details.value.retriable ? 'BridgeUnavailable' : undefined;
    default:
      return undefined;
  }
}

function directoryType(code: string): FailureType | undefined {
  return isDirectoryFailureType(code) ? code : undefined;
}

/** The field's name, if it is one; a peer could have put a value there. */
function fieldOf(response: ErrorResponse | undefined): string | undefined {
  const field = toldField(response?.details);
  return field && isFieldName(field) ? field : undefined;
}

function toldField(details: ErrorResponse['details']): string | undefined {
  if (details?.$case === 'validation') return details.value.field;
  return details?.$case === 'business' ? details.value.context['field'] : undefined;
}

function notBeforeOf(response: ErrorResponse | undefined): Date | undefined {
  if (response?.details?.$case !== 'business') return undefined;
  const notBefore = new Date(response.details.value.context['not_before'] ?? '');
  return Number.isNaN(notBefore.getTime()) ? undefined : notBefore;
}

function present<Name extends keyof BridgeErrorDetails>(
  name: Name,
  value: BridgeErrorDetails[Name],
): Pick<BridgeErrorDetails, Name> | undefined {
  return value === undefined ? undefined : ({ [name]: value } as Pick<BridgeErrorDetails, Name>);
}
