import { EntryStatus, KeyType, type BridgeServiceServer } from '@conn-dict/bridge/proto';
import type { DirectoryContext } from '../directory/directory-context.js';
import { listEntries, type EntryFilter } from '../directory/list-entries.js';
import { toWireEntry } from './entry-mapping.js';
import { enumName } from './enum-name.js';
import { parsePageToken, toPageToken } from './page-token.js';
import { known, optional } from './request-fields.js';
import type { ServeUnary } from './serve-unary.js';

type ListMethods = Pick<BridgeServiceServer, 'getDirectory' | 'searchEntries'>;

interface PageFields {
  readonly pageSize: number;
  readonly pageToken: string;
}

/** The methods on many entries. */
export function createListMethods(directory: DirectoryContext, serve: ServeUnary): ListMethods {
  const page = (filter: EntryFilter, { pageSize, pageToken }: PageFields) => {
    const offset = parsePageToken(pageToken, isOffset)?.[0] ?? 0;
    const found = listEntries(directory, { filter, pageSize, offset });
    return {
      entries: found.entries.map(toWireEntry),
      nextPageToken: toPageToken(found.nextOffset === undefined ? undefined : [found.nextOffset]),
      totalCount: found.totalCount,
    };
  };
  return {
    getDirectory: serve('GetDirectory', (wire) =>
      page(
        {
          ...optional('keyType', toName('key_type', KeyType, wire.keyType)),
          ...optional('status', toName('status', EntryStatus, wire.status)),
        },
        wire,
      ),
    ),

    searchEntries: serve('SearchEntries', (wire) =>
      page(
        {
          ...optional('taxId', wire.accountHolderDocument),
          ...optional('accountNumber', wire.accountNumber),
          ...optional('participant', wire.ispb),
        },
        wire,
      ),
    ),
  };
}

function toName<Codes extends Readonly<Record<string, number>>>(
  field: string,
  codes: Codes,
  code: number | undefined,
) {
  return code ? known('BadRequest', field, enumName(codes, code)) : undefined;
}

function isOffset(position: readonly unknown[]): position is readonly [number] {
  return Number.isSafeInteger(position[0]) && Number(position[0]) >= 0;
}
