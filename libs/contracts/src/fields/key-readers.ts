import { EMAIL_LENGTH_MAX, keyFault, type KeyType } from '@conn-dict/dict';
import type { FieldFault } from './field-fault.js';
import { text } from './text-readers.js';

/** A key whose type another field names: the longest one is an e-mail address. */
export const key = text(EMAIL_LENGTH_MAX);

/** The rule of its type that a new entry's key breaks: an EVP has none yet, the directory makes it. */
export function newKeyFaults(entry: {
  readonly keyType: KeyType;
  readonly key?: string;
}): FieldFault[] {
  const rule = ruleOf(entry);
  return rule === undefined ? [] : [{ field: 'key', rule }];
}

function ruleOf({
  keyType,
  key: value,
}: {
  readonly keyType: KeyType;
  readonly key?: string;
}): string | undefined {
  if (keyType === 'EVP')
    return value === undefined ? undefined : 'must be missing: the directory makes it';
  return value === undefined ? 'is missing' : keyFault(keyType, value);
}
