import { toStatusMetadata, type ErrorResponse } from '@conn-dict/bridge/proto';
import { Metadata, status } from '@grpc/grpc-js';
import { CANARIES, HOLDER, QUOTE } from './canaries.js';
import type { QuotedStatus } from './quoting-bridge.js';

type Details = NonNullable<ErrorResponse['details']>;

/** The Bridge's own trouble, told with all that it knows; worth a repeat. */
export const INTERNAL: QuotedStatus = { code: status.INTERNAL, details: QUOTE };

/** Refusals for good, each quoting every canary wherever the contract of the Bridge, or gRPC, has room for text. */
export const REFUSALS: Readonly<Record<string, QuotedStatus>> = {
  'a status without details': { code: status.FAILED_PRECONDITION, details: QUOTE },
  'a request that it calls invalid': { code: status.INVALID_ARGUMENT, details: QUOTE },
  'a request that it forbids': { code: status.PERMISSION_DENIED, details: QUOTE },
  'trailers that quote': { code: status.OUT_OF_RANGE, details: QUOTE, metadata: quotingTrailers() },
  'details that are none': { code: status.ALREADY_EXISTS, details: QUOTE, metadata: noDetails() },
  'a broken rule of the directory': toStatus(businessError('EntryInvalid', 'owner.tax_id')),
  'a value for an error code': toStatus(businessError(HOLDER.name, 'key')),
  'a tax id for a field': toStatus(businessError('ClaimInvalid', `key.${HOLDER.taxId}`)),
  'a name for a field': toStatus(
    businessError('ClaimInvalid', HOLDER.name.split(' ')[0]!.toLowerCase()),
  ),
  "the directory's own answer": toStatus({
    $case: 'bacen',
    value: { bacenCode: 'TaxIdNumberBlocked', bacenMessage: QUOTE, bacenRequestId: QUOTE },
  }),
  'an invalid field': toStatus({
    $case: 'validation',
    value: {
      field: `account.account_number[${HOLDER.accountNumber}]`,
      description: QUOTE,
      constraint: QUOTE,
      providedValue: QUOTE,
    },
  }),
  'a defect that stays': toStatus({
    $case: 'infrastructure',
    value: { component: QUOTE, errorType: QUOTE, originalMessage: QUOTE, retriable: false },
  }),
};

function businessError(errorCode: string, field: string): Details {
  const quoted = Object.fromEntries(CANARIES.map((canary) => [canary, canary]));
  return { $case: 'business', value: { errorCode, message: QUOTE, context: { ...quoted, field } } };
}

function toStatus(details: Details): QuotedStatus {
  const code = status.FAILED_PRECONDITION;
  const response = { grpcCode: code, message: QUOTE, details, requestId: QUOTE };
  return { code, details: QUOTE, metadata: toStatusMetadata(response) };
}

function quotingTrailers(): Metadata {
  const metadata = new Metadata();
  for (const name of ['retry-after', 'x-error', 'grpc-retry-pushback-ms'])
    metadata.set(name, QUOTE);
  return metadata;
}

function noDetails(): Metadata {
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(QUOTE));
  return metadata;
}
