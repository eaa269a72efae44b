import type { Account, Owner, OwnerType } from '@conn-dict/dict';
import { BridgeError } from '../bridge-error.js';
import * as wire from '../gen/dict/common/v1/directory.js';
import type { AnswerReader } from './answer-reader.js';
import {
  ACCOUNT_TYPE_CODES,
  DOCUMENT_TYPE_CODES,
  nameOfCode,
  OWNER_TYPE_CODES,
} from './wire-codes.js';
import { withoutUndefined } from './without-undefined.js';

/**
 * Writes an account and, where known, its holder. The whole account number, check digit included, goes into
 * account_number, as the directory has it; account_check_digit stays empty.
 *
 * @throws BridgeError `InvalidInput` if the opening date is no date
 */
export function toWireAccount(
  account: Account,
  holder: Owner | undefined,
  method: string,
): wire.Account {
  return {
    ...wire.Account.fromPartial({}),
    ispb: account.participant,
    accountType: ACCOUNT_TYPE_CODES[account.accountType],
    accountNumber: account.accountNumber,
    branchCode: account.branch ?? '',
    openingDate: toOpeningDate(account.openingDate, method),
    ...(holder && {
      accountHolderName: holder.name,
      accountHolderDocument: holder.taxId,
      documentType: DOCUMENT_TYPE_CODES[holder.type],
      accountHolderTradeName: holder.tradeName ?? '',
      holderType: OWNER_TYPE_CODES[holder.type],
    }),
  };
}

export function toWireOwner(owner: Owner): wire.Owner {
  return {
    type: OWNER_TYPE_CODES[owner.type],
    taxId: owner.taxId,
    name: owner.name,
    tradeName: owner.tradeName ?? '',
  };
}

/** Reads an account; its number is account_number and account_check_digit, one after the other. */
export function toAccount(account: wire.Account, read: AnswerReader): Account {
  return withoutUndefined({
    participant: read.required('account.ispb', account.ispb),
    branch: account.branchCode || undefined,
    accountNumber: read.required(
      'account.account_number',
      account.accountNumber + account.accountCheckDigit,
    ),
    accountType: read.name('account.account_type', ACCOUNT_TYPE_CODES, account.accountType),
    openingDate: account.openingDate?.toISOString(),
  });
}

/** Reads the holder of an account. */
export function toOwner(account: wire.Account, read: AnswerReader): Owner {
  return withoutUndefined({
    type: toOwnerType(account, read),
    taxId: read.required('account.account_holder_document', account.accountHolderDocument),
    name: read.required('account.account_holder_name', account.accountHolderName),
    tradeName: account.accountHolderTradeName || undefined,
  });
}

/** A Bridge without our additions tells only the kind of the holder's document. */
function toOwnerType(account: wire.Account, read: AnswerReader): OwnerType {
  return (
    nameOfCode(OWNER_TYPE_CODES, account.holderType) ??
    read.name('account.document_type', DOCUMENT_TYPE_CODES, account.documentType)
  );
}

function toOpeningDate(openingDate: string | undefined, method: string): Date | undefined {
  if (openingDate === undefined) return undefined;
  const date = new Date(openingDate);
  if (!Number.isNaN(date.getTime())) return date;
  throw new BridgeError('InvalidInput', method, { field: 'account.opening_date' });
}
