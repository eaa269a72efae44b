import { ACCOUNT_TYPES, OWNER_TYPES, type Account, type Owner } from '@conn-dict/dict';
import { object, type Wire } from './object-reader.js';
import { optional } from './reader.js';
import { instant, ispb, matching, oneOf, text } from './text-readers.js';

/** An account as on the wire (DICT API 2.12.1, Account). */
export const accountShape = {
  participant: ispb,
  branch: optional(matching(/^[0-9]{1,4}$/, '1 to 4 digits')),
  account_number: matching(/^[a-zA-Z0-9]{1,20}$/, '1 to 20 letters or digits'),
  account_type: oneOf(ACCOUNT_TYPES),
  opening_date: optional(instant),
};

/** A person as on the wire (DICT API 2.12.1, Owner). */
export const ownerShape = {
  type: oneOf(OWNER_TYPES),
  tax_id: matching(/^([0-9]{11}|[0-9A-Z]{12}[0-9]{2})$/, 'a CPF or CNPJ without punctuation'),
  name: text(120),
  trade_name: optional(text(100)),
};

export type AccountInput = Wire<typeof accountShape>;
export type OwnerInput = Wire<typeof ownerShape>;

export const account = object(accountShape);
export const owner = object(ownerShape);

/** Proves at compile time that what is read is what the rules of the directory take. */
export type AccountAndOwnerFit = [
  ReturnType<typeof account> extends Account | undefined ? true : never,
  ReturnType<typeof owner> extends Owner | undefined ? true : never,
];
