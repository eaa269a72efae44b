import {
  ACCOUNT_NUMBER_PATTERN,
  ACCOUNT_NUMBER_RULE,
  ACCOUNT_TYPES,
  BRANCH_PATTERN,
  BRANCH_RULE,
  OWNER_TYPES,
  ownerNameFault,
  taxIdFault,
  tradeNameFault,
  type Account,
  type Owner,
  type OwnerType,
} from '@conn-dict/dict';
import { isRecord, object, type Wire } from './object-reader.js';
import { optional, type Reader } from './reader.js';
import { instant, ispb, matching, oneOf, ruled } from './text-readers.js';

const accountShape = {
  participant: ispb,
  branch: optional(matching(BRANCH_PATTERN, BRANCH_RULE)),
  account_number: matching(ACCOUNT_NUMBER_PATTERN, ACCOUNT_NUMBER_RULE),
  account_type: oneOf(ACCOUNT_TYPES),
  opening_date: optional(instant),
};

/** The rules of a person depend on what it is; of one that says nothing valid, only the form is read. */
function ownerShape(type: OwnerType | undefined) {
  const by = (faultOf: (type: OwnerType, value: string) => string | undefined) =>
    ruled((value) => type && faultOf(type, value));
  return {
    type: oneOf(OWNER_TYPES),
    tax_id: by(taxIdFault),
    name: by(ownerNameFault),
    trade_name: optional(by(tradeNameFault)),
  };
}

/** An account as on the wire (DICT API 2.12.1, BrazilianAccount). */
export type AccountInput = Wire<typeof accountShape>;

/** A person as on the wire (DICT API 2.12.1, NaturalPerson and LegalPerson). */
export type OwnerInput = Wire<ReturnType<typeof ownerShape>>;

export const account: Reader<AccountInput, Account> = object(accountShape);

const natural = object(ownerShape('NATURAL_PERSON'));
const legal = object(ownerShape('LEGAL_PERSON'));
const unknown = object(ownerShape(undefined));

export const owner: Reader<OwnerInput, Owner> = (value, field, faults) => {
  const type = isRecord(value) ? value['type'] : undefined;
  const read = type === 'NATURAL_PERSON' ? natural : type === 'LEGAL_PERSON' ? legal : unknown;
  return read(value, field, faults);
};
