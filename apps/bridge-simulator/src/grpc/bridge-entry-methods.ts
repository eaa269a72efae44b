import { EntryStatus, KeyType, type BridgeServiceServer } from '@conn-dict/bridge/proto';
import { createEntry } from '../directory/create-entry.js';
import { deleteEntry } from '../directory/delete-entry.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { findEntry } from '../directory/find-entry.js';
import { updateEntry } from '../directory/update-entry.js';
import { toWireAccount } from './account-mapping.js';
import { externalId, toGetEntryResponse } from './entry-mapping.js';
import {
  toCreateEntryRequest,
  toEntryName,
  toEntryReason,
  toUpdateEntryRequest,
} from './entry-requests.js';
import { optional, present, requestIdOf, toKeyName } from './request-fields.js';
import type { ServeUnary } from './serve-unary.js';
import { transactionId } from './transaction-id.js';

type EntryMethods = Pick<
  BridgeServiceServer,
  'createEntry' | 'getEntry' | 'updateEntry' | 'deleteEntry'
>;

/** The methods on one entry. */
export function createEntryMethods(directory: DirectoryContext, serve: ServeUnary): EntryMethods {
  return {
    createEntry: serve('CreateEntry', (wire) => {
      const { entry, atMs } = createEntry(directory, toCreateEntryRequest(wire));
      return {
        entryId: entry.entryId,
        externalId: externalId(entry.entryId),
        status: EntryStatus[entry.status],
        createdAt: new Date(entry.createdAtMs),
        bacenTransactionId: transactionId('CreateEntry', wire),
        bacenTimestamp: new Date(atMs),
        key: { keyType: KeyType[entry.keyType], keyValue: entry.key },
        cid: Buffer.from(entry.cid, 'hex'),
        keyOwnershipDate: new Date(entry.keyOwnershipAtMs),
      };
    }),

    getEntry: serve('GetEntry', ({ identifier }) => {
      const name = toEntryName(identifier);
      return toGetEntryResponse(name && findEntry(directory, name));
    }),

    updateEntry: serve('UpdateEntry', (wire) => {
      const { entry } = updateEntry(directory, toUpdateEntryRequest(wire));
      return {
        entryId: entry.entryId,
        account: toWireAccount(entry.account, entry.owner),
        updatedAt: new Date(entry.updatedAtMs),
        bacenTransactionId: transactionId('UpdateEntry', wire),
        cid: Buffer.from(entry.cid, 'hex'),
      };
    }),

    deleteEntry: serve('DeleteEntry', (wire) => {
      const { atMs } = deleteEntry(directory, {
        ...optional('entryId', present(wire.entryId)),
        ...optional('key', toKeyName(wire.key, 'EntryInvalid')),
        reason: toEntryReason(wire.reason),
        requestId: requestIdOf(wire),
      });
      return {
        deleted: true,
        deletedAt: new Date(atMs),
        bacenTransactionId: transactionId('DeleteEntry', wire),
      };
    }),
  };
}
