import type { ServeUnary } from './serve-unary.js';

/** Our additions to the messages of BridgeService (fields from 100 on), except where a name below is needed. */
const ADDITIONS = [
  'accountHolderTradeName',
  'cancelledBy',
  'cid',
  'claimer',
  'claimType',
  'completionPeriodEnd',
  'holderType',
  'keyOwnershipDate',
  'openingDate',
  'participantIspb',
  'resolutionPeriodEnd',
];
const REQUEST_ADDITIONS = new Set(ADDITIONS);
/** An answer has no request_id but ours, the one that created the entry. */
const RESPONSE_ADDITIONS = new Set([...ADDITIONS, 'requestId']);

/** Serves as a Bridge in the field does: it neither reads nor writes our additions. */
export function createServeField(serve: ServeUnary): ServeUnary {
  return (method, work) =>
    serve(method, (request) =>
      without(RESPONSE_ADDITIONS, work(without(REQUEST_ADDITIONS, request))),
    );
}

function without<Value>(names: ReadonlySet<string>, value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => without(names, item)) as Value;
  if (!isMessage(value)) return value;
  const kept = Object.entries(value).map(([name, field]) => [
    name,
    isAddition(names, name, field) ? toUnset(field) : without(names, field),
  ]);
  return Object.fromEntries(kept) as Value;
}

function isAddition(names: ReadonlySet<string>, name: string, field: unknown): boolean {
  // CancelPortability's own reason is text; ours is a number everywhere.
  return names.has(name) || (name === 'reason' && typeof field === 'number');
}

function isMessage(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function toUnset(field: unknown): unknown {
  if (typeof field === 'string') return '';
  if (typeof field === 'number') return 0;
  return Buffer.isBuffer(field) ? Buffer.alloc(0) : undefined;
}
