import { Metadata } from '@grpc/grpc-js';
import { ErrorResponse } from '../gen/dict/common/v1/errors.js';
import { RetryInfo } from '../gen/google/rpc/error_details.js';
import { Status } from '../gen/google/rpc/status.js';

/** What a peer packed into the details of a status. */
export interface StatusDetails {
  readonly errorResponse?: ErrorResponse;
  readonly retryInfo?: RetryInfo;
}

/** Header in which gRPC carries a google.rpc.Status. */
const DETAILS_HEADER = 'grpc-status-details-bin';

const ERROR_RESPONSE = 'dict.common.v1.ErrorResponse';
const RETRY_INFO = 'google.rpc.RetryInfo';

/** Packs an error into the metadata of a gRPC status, as a Bridge does. The status must have the same code. */
export function toStatusMetadata(errorResponse: ErrorResponse, retryInfo?: RetryInfo): Metadata {
  const details = [
    toAny(ERROR_RESPONSE, ErrorResponse.encode(errorResponse)),
    ...(retryInfo ? [toAny(RETRY_INFO, RetryInfo.encode(retryInfo))] : []),
  ];
  const { grpcCode: code, message } = errorResponse;
  const metadata = new Metadata();
  metadata.set(DETAILS_HEADER, Buffer.from(Status.encode({ code, message, details }).finish()));
  return metadata;
}

function toAny(message: string, encoded: { finish(): Uint8Array }): Status['details'][number] {
  return { typeUrl: `type.googleapis.com/${message}`, value: Buffer.from(encoded.finish()) };
}

/** Unpacks the details of a status. Bytes that cannot be read are no details: the status still counts. */
export function parseStatusDetails(metadata: Metadata): StatusDetails {
  const [packed] = metadata.get(DETAILS_HEADER);
  if (!Buffer.isBuffer(packed)) return {};
  try {
    return unpack(packed);
  } catch {
    return {};
  }
}

function unpack(packed: Buffer): StatusDetails {
  let details: StatusDetails = {};
  for (const any of Status.decode(packed).details) {
    const message = any.typeUrl.slice(any.typeUrl.lastIndexOf('/') + 1);
    if (message === ERROR_RESPONSE) {
      details = { ...details, errorResponse: ErrorResponse.decode(any.value) };
    } else if (message === RETRY_INFO) {
      details = { ...details, retryInfo: RetryInfo.decode(any.value) };
    }
  }
  return details;
}
