import { ClaimReason as WireClaimReason, KeyType, type DictKey } from '@conn-dict/bridge/proto';
import { CLAIM_REASONS, type ClaimReason } from '@conn-dict/dict';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { KeyName } from '../directory/find-entry.js';
import { enumName } from './enum-name.js';

/** proto3 has no missing string: the empty one is it. */
export function present(value: string): string | undefined {
  return value === '' ? undefined : value;
}

/** A property that is left out where there is nothing to put in it. */
export function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Readonly<Partial<Record<Name, Value>>> {
  const property = value === undefined ? {} : { [name]: value };
  return property as Partial<Record<Name, Value>>;
}

/** The RequestId; a Bridge in the field may be sent it as the idempotency key alone. */
export function requestIdOf(request: {
  readonly requestId?: string;
  readonly idempotencyKey?: string;
}): string {
  return request.requestId || request.idempotencyKey || '';
}

/** @throws DirectoryRefusal of `type` where the field holds no value that the directory knows */
export function known<Value>(
  type: 'EntryInvalid' | 'ClaimInvalid' | 'InfractionReportInvalid' | 'BadRequest',
  field: string,
  value: Value | undefined,
): Value {
  if (value !== undefined) return value;
  throw new DirectoryRefusal(type, { field, rule: 'a value that the directory knows' });
}

/** Reads a key with its type; `undefined` where none is given. */
export function toKeyName(
  wire: DictKey | undefined,
  type: 'EntryInvalid' | 'ClaimInvalid',
): KeyName | undefined {
  if (wire === undefined || wire.keyValue === '') return undefined;
  return { keyType: known(type, 'key_type', enumName(KeyType, wire.keyType)), key: wire.keyValue };
}

/** @throws DirectoryRefusal `InvalidReason` */
export function reasonOfName(name: string): ClaimReason {
  return requireReason(CLAIM_REASONS.find((reason) => reason === name));
}

/** @throws DirectoryRefusal `InvalidReason` */
export function reasonOfCode(code: WireClaimReason): ClaimReason {
  return requireReason(enumName(WireClaimReason, code));
}

function requireReason(reason: ClaimReason | undefined): ClaimReason {
  if (reason !== undefined) return reason;
  throw new DirectoryRefusal('InvalidReason', { field: 'reason', rule: 'a reason of a claim' });
}
