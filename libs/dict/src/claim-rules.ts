import type { KeyType } from './key-type.js';

export const CLAIM_TYPES = ['OWNERSHIP', 'PORTABILITY'] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

/** Reasons that a party of a claim may give (DICT API 2.12.1, ClaimReason). */
export const CLAIM_REASONS = [
  'USER_REQUESTED',
  'ACCOUNT_CLOSURE',
  'FRAUD',
  'DEFAULT_OPERATION',
  'RECONCILIATION',
  'RFB_VALIDATION',
] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];

const KEY_TYPES_OF_CLAIM: Record<ClaimType, readonly KeyType[]> = {
  OWNERSHIP: ['PHONE'],
  PORTABILITY: ['CPF', 'CNPJ', 'PHONE', 'EMAIL'],
};

/** Tells whether a key of this type can be claimed so: only a phone number changes hands, an EVP never moves. */
export function isClaimable(keyType: KeyType, claimType: ClaimType): boolean {
  return KEY_TYPES_OF_CLAIM[claimType].includes(keyType);
}
