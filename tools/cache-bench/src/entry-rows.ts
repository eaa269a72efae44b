import type { Database } from '@conn-dict/database';
import { randomUUID } from 'node:crypto';

/** Rows that are measured; those of the load are others, so that a measured read of Redis finds its answer. */
export const ROWS_READ = 500;
export const ROWS_ALL = 20_000;
const ROWS_AT_ONCE = 1_000;

export function idOf(number: number): string {
  return `ENTRY-${String(number).padStart(6, '0')}`;
}

/** Fills the table. */
export async function addRows({ db }: Pick<Database, 'db'>): Promise<void> {
  for (let first = 0; first < ROWS_ALL; first += ROWS_AT_ONCE) {
    const rows = Array.from({ length: ROWS_AT_ONCE }, (_, number) => toRow(first + number));
    await db.insertInto('entries').values(rows).execute();
  }
}

function toRow(number: number) {
  return {
    entry_id: idOf(number),
    key_type: 'EVP',
    key_value: randomUUID(),
    participant: '12345678',
    branch: null,
    account_number: '1',
    account_type: 'CACC',
    opening_date: null,
    owner_type: 'NATURAL_PERSON',
    owner_tax_id: 'TAX-ID',
    owner_name: 'Owner',
    owner_trade_name: null,
    status: 'ACTIVE',
    request_id: randomUUID(),
    cid: null,
  };
}
