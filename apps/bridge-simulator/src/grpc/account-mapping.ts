import {
  Account as WireAccount,
  AccountType as WireAccountType,
  DocumentType,
  OwnerType as WireOwnerType,
  type Owner as WireOwner,
} from '@conn-dict/bridge/proto';
import type { Account, AccountType, Owner, OwnerType } from '@conn-dict/dict';
import { enumName } from './enum-name.js';

const ACCOUNT_TYPES: Record<AccountType, WireAccountType> = {
  CACC: WireAccountType.CHECKING,
  SVGS: WireAccountType.SAVINGS,
  TRAN: WireAccountType.PAYMENT,
  SLRY: WireAccountType.SALARY,
  OTHR: WireAccountType.OTHER,
};

/** Writes an account and, where known, its holder; the whole number goes into account_number. */
export function toWireAccount(account: Account, holder: Owner | undefined): WireAccount {
  return {
    ...WireAccount.fromPartial({}),
    ispb: account.participant,
    accountType: ACCOUNT_TYPES[account.accountType],
    accountNumber: account.accountNumber,
    branchCode: account.branch ?? '',
    openingDate: account.openingDate === undefined ? undefined : new Date(account.openingDate),
    ...(holder && toWireHolder(holder)),
  };
}

function toWireHolder(holder: Owner): Partial<WireAccount> {
  return {
    accountHolderName: holder.name,
    accountHolderDocument: holder.taxId,
    documentType: DocumentType[holder.type === 'NATURAL_PERSON' ? 'CPF' : 'CNPJ'],
    accountHolderTradeName: holder.tradeName ?? '',
    holderType: WireOwnerType[holder.type],
  };
}

/** Reads an account; `undefined` where its type is none that the directory knows. */
export function toAccount(wire: WireAccount): Account | undefined {
  const accountType = toAccountType(wire.accountType);
  if (accountType === undefined) return undefined;
  return {
    participant: wire.ispb,
    ...(wire.branchCode === '' ? {} : { branch: wire.branchCode }),
    accountNumber: wire.accountNumber + wire.accountCheckDigit,
    accountType,
    ...(wire.openingDate === undefined ? {} : { openingDate: wire.openingDate.toISOString() }),
  };
}

/** Reads the holder of an account; `undefined` where the account names none. */
export function toHolder(wire: WireAccount): Owner | undefined {
  const document = enumName(DocumentType, wire.documentType);
  const type: OwnerType | undefined =
    enumName(WireOwnerType, wire.holderType) ??
    (document && (document === 'CPF' ? 'NATURAL_PERSON' : 'LEGAL_PERSON'));
  if (type === undefined || wire.accountHolderDocument === '') return undefined;
  return {
    type,
    taxId: wire.accountHolderDocument,
    name: wire.accountHolderName,
    ...(wire.accountHolderTradeName === '' ? {} : { tradeName: wire.accountHolderTradeName }),
  };
}

export function toWireOwner(owner: Owner): WireOwner {
  return {
    type: WireOwnerType[owner.type],
    taxId: owner.taxId,
    name: owner.name,
    tradeName: owner.tradeName ?? '',
  };
}

export function toOwner(wire: WireOwner): Owner | undefined {
  const type = enumName(WireOwnerType, wire.type);
  if (type === undefined) return undefined;
  const { taxId, name, tradeName } = wire;
  return { type, taxId, name, ...(tradeName === '' ? {} : { tradeName }) };
}

function toAccountType(wire: WireAccountType): AccountType | undefined {
  return (Object.keys(ACCOUNT_TYPES) as AccountType[]).find((type) => ACCOUNT_TYPES[type] === wire);
}
