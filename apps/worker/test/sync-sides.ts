import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import type { WorkerSlice } from './worker-slice.js';

type Sides = Pick<WorkerSlice, 'database' | 'simulator'>;

/** The VSyncs of a participant's key types, of both sides. */
export async function vsyncsOf(
  { database, simulator }: Sides,
  participant: string,
  keyTypes: readonly KeyType[] = KEY_TYPES,
) {
  const here: Record<string, string> = {};
  const there: Record<string, string> = {};
  for (const keyType of keyTypes) {
    here[keyType] = await vsyncHere(database.db, participant, keyType);
    there[keyType] = simulator.directory.vsync({ participant, keyType });
  }
  return { here, there };
}

/** A row of ours as far as it has to be the directory's. */
export async function contentHere({ database }: Sides, key: string) {
  return await database.db
    .selectFrom('entries')
    .select(['status', 'account_number', 'owner_name', 'participant', 'cid', 'request_id'])
    .where('key_value', '=', key)
    .where('status', 'not in', ['DELETED', 'REJECTED'])
    .execute();
}
