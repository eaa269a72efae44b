import type { OwnerType } from './entry.js';
import type { KeyType } from './key-type.js';

/** Keys that one account may have at most (operational manual 8.0). */
export const KEYS_OF_ACCOUNT_MAX: Readonly<Record<OwnerType, number>> = {
  NATURAL_PERSON: 5,
  LEGAL_PERSON: 20,
};

/** Reasons of an operation on an entry (DICT API 2.12.1). */
export const ENTRY_REASONS = [
  'USER_REQUESTED',
  'ACCOUNT_CLOSURE',
  'BRANCH_TRANSFER',
  'RECONCILIATION',
  'FRAUD',
  'RFB_VALIDATION',
] as const;
export type EntryReason = (typeof ENTRY_REASONS)[number];

export const ENTRY_OPERATIONS = ['CREATE', 'UPDATE', 'DELETE'] as const;
export type EntryOperation = (typeof ENTRY_OPERATIONS)[number];

const REASONS_OF_OPERATION: Readonly<Record<EntryOperation, readonly EntryReason[]>> = {
  CREATE: ['USER_REQUESTED', 'RECONCILIATION'],
  UPDATE: ['USER_REQUESTED', 'BRANCH_TRANSFER', 'RECONCILIATION', 'RFB_VALIDATION'],
  DELETE: ['USER_REQUESTED', 'ACCOUNT_CLOSURE', 'RECONCILIATION', 'FRAUD', 'RFB_VALIDATION'],
};

/** The reasons that the directory takes for an operation; the user of an EVP key cannot ask for an update. */
export function entryReasons(operation: EntryOperation, keyType: KeyType): readonly EntryReason[] {
  const reasons = REASONS_OF_OPERATION[operation];
  return operation === 'UPDATE' && keyType === 'EVP'
    ? reasons.filter((reason) => reason !== 'USER_REQUESTED')
    : reasons;
}

export function isEntryReasonAllowed(request: {
  readonly operation: EntryOperation;
  readonly keyType: KeyType;
  readonly reason: EntryReason;
}): boolean {
  return entryReasons(request.operation, request.keyType).includes(request.reason);
}
