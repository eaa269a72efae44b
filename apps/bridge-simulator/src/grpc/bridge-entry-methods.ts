import { KeyType as WireKeyType, type BridgeServiceServer } from '@conn-dict/bridge/proto';
import type { GetEntryRequest } from '@conn-dict/bridge/proto';
import type { DirectoryContext } from '../directory/directory-context.js';
import { findEntry, type EntryName } from '../directory/find-entry.js';
import { idOfExternal } from './claim-requests.js';
import { toGetEntryResponse } from './entry-mapping.js';
import { enumName } from './enum-name.js';
import type { ServeUnary } from './serve-unary.js';

type EntryMethods = Pick<BridgeServiceServer, 'getEntry'>;

/** The methods on entries. */
export function createEntryMethods(directory: DirectoryContext, serve: ServeUnary): EntryMethods {
  return {
    getEntry: serve('GetEntry', ({ identifier }: GetEntryRequest) => {
      const name = toEntryName(identifier);
      return toGetEntryResponse(name && findEntry(directory, name));
    }),
  };
}

function toEntryName(identifier: GetEntryRequest['identifier']): EntryName | undefined {
  switch (identifier?.$case) {
    case 'entryId':
      return { entryId: identifier.value };
    case 'externalId':
      return { entryId: idOfExternal(identifier.value) };
    case 'keyQuery': {
      const keyType = enumName(WireKeyType, identifier.value.keyType);
      return keyType && { keyType, key: identifier.value.keyValue };
    }
    case undefined:
      return undefined;
  }
}
