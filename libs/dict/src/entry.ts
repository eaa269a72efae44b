import type { KeyType } from './key-type.js';

/** Account types: current, payment, salary, savings, other (DICT API 2.12.1, AccountType). */
export const ACCOUNT_TYPES = ['CACC', 'TRAN', 'SLRY', 'SVGS', 'OTHR'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

export const OWNER_TYPES = ['NATURAL_PERSON', 'LEGAL_PERSON'] as const;
export type OwnerType = (typeof OWNER_TYPES)[number];

/** The account that a key points to. */
export interface Account {
  /** ISPB of the participant that holds the account. */
  readonly participant: string;
  readonly branch?: string;
  readonly accountNumber: string;
  readonly accountType: AccountType;
  /** When the account was opened, RFC 3339. */
  readonly openingDate?: string;
}

/** The person that a key belongs to. */
export interface Owner {
  readonly type: OwnerType;
  /** CPF of a natural person, CNPJ of a legal one. */
  readonly taxId: string;
  readonly name: string;
  readonly tradeName?: string;
}

/** A key, the account it points to and whose it is. */
export interface DictEntry {
  readonly keyType: KeyType;
  readonly key: string;
  readonly account: Account;
  readonly owner: Owner;
}
