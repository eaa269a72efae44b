import { Metadata, type status } from '@grpc/grpc-js';
import { toStatusMetadata, type ErrorResponse, type RetryInfo } from '@conn-dict/bridge/proto';
import { type DirectoryRefusal } from '../directory/directory-refusal.js';
import { GRPC_CODES } from './grpc-codes.js';

/** What a call is answered with when it fails. */
export class StatusError extends Error {
  constructor(
    readonly code: status,
    readonly details: string,
    readonly metadata = new Metadata(),
  ) {
    super(details);
    this.name = 'StatusError';
  }
}

/** The gRPC status of a refusal, with the directory's error type packed into its details. */
export function toStatusError(
  refusal: DirectoryRefusal,
  requestId: string,
  code: status = GRPC_CODES[refusal.type],
): StatusError {
  const { type: errorCode, message } = refusal;
  const response: ErrorResponse = {
    grpcCode: code,
    message,
    details: { $case: 'business', value: { errorCode, message, context: toContext(refusal) } },
    requestId,
    timestamp: new Date(),
  };
  const retryInfo = toRetryInfo(refusal.details.retryAfterMs);
  return new StatusError(code, message, toStatusMetadata(response, retryInfo));
}

function toContext({ details }: DirectoryRefusal): Record<string, string> {
  const { field, rule, notBeforeMs } = details;
  return {
    ...(field === undefined ? {} : { field }),
    ...(rule === undefined ? {} : { rule }),
    ...(notBeforeMs === undefined ? {} : { not_before: new Date(notBeforeMs).toISOString() }),
  };
}

function toRetryInfo(retryAfterMs: number | undefined): RetryInfo | undefined {
  if (retryAfterMs === undefined) return undefined;
  const seconds = Math.floor(retryAfterMs / 1000);
  return { retryDelay: { seconds, nanos: Math.round((retryAfterMs - seconds * 1000) * 1e6) } };
}
