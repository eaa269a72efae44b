import { KEY_TYPES, entryReasons, type EntryOperation, type EntryReason } from '@conn-dict/dict';
import type { FieldFault } from '../fields/field-fault.js';

/** Finds a reason that the operation takes for no type of key. */
export function reasonFaults(operation: EntryOperation, reason: EntryReason): FieldFault[] {
  const reasons = new Set(KEY_TYPES.flatMap((keyType) => entryReasons(operation, keyType)));
  if (reasons.has(reason)) return [];
  const rule = `one of ${[...reasons].join(', ')} for this operation`;
  return [{ field: 'reason', rule }];
}
