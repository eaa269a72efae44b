import type { Metadata } from '@grpc/grpc-js';
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
    if (message === 'dict.common.v1.ErrorResponse') {
      details = { ...details, errorResponse: ErrorResponse.decode(any.value) };
    } else if (message === 'google.rpc.RetryInfo') {
      details = { ...details, retryInfo: RetryInfo.decode(any.value) };
    }
  }
  return details;
}
