import {
  EntryReason as WireEntryReason,
  KeyType,
  type Account as WireAccount,
  type CreateEntryRequest as WireCreateEntryRequest,
  type GetEntryRequest,
  type UpdateEntryRequest as WireUpdateEntryRequest,
} from '@conn-dict/bridge/proto';
import type { Account, EntryReason } from '@conn-dict/dict';
import type { CreateEntryRequest } from '../directory/create-entry.js';
import type { EntryName } from '../directory/find-entry.js';
import type { UpdateEntryRequest } from '../directory/update-entry.js';
import { toAccount, toHolder } from './account-mapping.js';
import { idOfExternal } from './claim-requests.js';
import { enumName } from './enum-name.js';
import { known, optional, requestIdOf } from './request-fields.js';

/** Reads what shall be registered. @throws DirectoryRefusal `EntryInvalid` */
export function toCreateEntryRequest(wire: WireCreateEntryRequest): CreateEntryRequest {
  const { key, account } = wire;
  return {
    keyType: known('EntryInvalid', 'key.key_type', key && enumName(KeyType, key.keyType)),
    key: key?.keyValue ?? '',
    account: toKnownAccount(account, 'account'),
    owner: known('EntryInvalid', 'account.account_holder_document', account && toHolder(account)),
    reason: toEntryReason(wire.reason),
    requestId: requestIdOf(wire),
  };
}

/** Reads what shall change. @throws DirectoryRefusal `EntryInvalid` */
export function toUpdateEntryRequest(wire: WireUpdateEntryRequest): UpdateEntryRequest {
  return {
    entryId: wire.entryId,
    account: toKnownAccount(wire.newAccount, 'new_account'),
    ...optional('owner', wire.newAccount && toHolder(wire.newAccount)),
    reason: toEntryReason(wire.reason),
    requestId: requestIdOf(wire),
  };
}

/** Reads which entry is meant; `undefined` where none is named. */
export function toEntryName(identifier: GetEntryRequest['identifier']): EntryName | undefined {
  switch (identifier?.$case) {
    case 'entryId':
      return { entryId: identifier.value };
    case 'externalId':
      return { entryId: idOfExternal(identifier.value) };
    case 'keyQuery': {
      const keyType = enumName(KeyType, identifier.value.keyType);
      return keyType && { keyType, key: identifier.value.keyValue };
    }
    case undefined:
      return undefined;
  }
}

/** Reads an account that must be there. @throws DirectoryRefusal `EntryInvalid` */
export function toKnownAccount(wire: WireAccount | undefined, path: string): Account {
  const account = known('EntryInvalid', path, wire);
  return known('EntryInvalid', `${path}.account_type`, toAccount(account));
}

/** A Bridge in the field is told no reason: the customer asked. */
export function toEntryReason(code: WireEntryReason): EntryReason {
  return enumName(WireEntryReason, code) ?? 'USER_REQUESTED';
}
