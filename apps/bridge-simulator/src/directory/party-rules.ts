import {
  ACCOUNT_NUMBER_PATTERN,
  ACCOUNT_NUMBER_RULE,
  BRANCH_PATTERN,
  BRANCH_RULE,
  ISPB_RULE,
  isIspb,
  ownerNameFault,
  taxIdFault,
  tradeNameFault,
  type Account,
  type Owner,
} from '@conn-dict/dict';
import { DirectoryRefusal } from './directory-refusal.js';

/** The refusal of a field, and where in the request the account or the person stands. */
export interface FieldPlace {
  readonly type: 'EntryInvalid' | 'ClaimInvalid';
  /** Such as `account`. */
  readonly path: string;
}

/** Names of a person's fields in an Account, where it is the holder, and in an Owner. */
const HOLDER_FIELDS = {
  taxId: 'account_holder_document',
  name: 'account_holder_name',
  tradeName: 'account_holder_trade_name',
};
const OWNER_FIELDS = { taxId: 'tax_id', name: 'name', tradeName: 'trade_name' };

/** @throws DirectoryRefusal of the place's type, with the field and its rule */
export function checkAccount(account: Account, place: FieldPlace): void {
  const { participant, branch, accountNumber } = account;
  check(place, 'ispb', isIspb(participant) ? undefined : ISPB_RULE);
  const isBranch = branch === undefined || BRANCH_PATTERN.test(branch);
  check(place, 'branch_code', isBranch ? undefined : BRANCH_RULE);
  const isNumber = ACCOUNT_NUMBER_PATTERN.test(accountNumber);
  check(place, 'account_number', isNumber ? undefined : ACCOUNT_NUMBER_RULE);
}

/** Checks the holder of an account. @throws DirectoryRefusal of the place's type, with the field and its rule */
export function checkHolder(holder: Owner, place: FieldPlace): void {
  checkPerson(holder, place, HOLDER_FIELDS);
}

/** Checks a person that no account names. @throws DirectoryRefusal of the place's type, with the field and its rule */
export function checkOwner(owner: Owner, place: FieldPlace): void {
  checkPerson(owner, place, OWNER_FIELDS);
}

function checkPerson(
  { type, taxId, name, tradeName }: Owner,
  place: FieldPlace,
  fields: typeof OWNER_FIELDS,
): void {
  check(place, fields.taxId, taxIdFault(type, taxId));
  check(place, fields.name, ownerNameFault(type, name));
  if (tradeName !== undefined) check(place, fields.tradeName, tradeNameFault(type, tradeName));
}

function check({ type, path }: FieldPlace, name: string, rule: string | undefined): void {
  if (rule !== undefined) throw new DirectoryRefusal(type, { field: `${path}.${name}`, rule });
}
