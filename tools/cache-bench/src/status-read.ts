import { instant, oneOf, type AnswerOf } from '@conn-dict/cache';
import type { Database } from '@conn-dict/database';

/** The cache of the status of entries, as a worker would make it. */
export const ENTRY_STATUS = {
  name: 'entry-status',
  shape: { status: oneOf(['ACTIVE', 'INACTIVE']), updated_at: instant },
} as const;

/** Reads the status of an entry from PostgreSQL: one row by its primary key. */
export async function findStatus(
  { db }: Pick<Database, 'db'>,
  entryId: string,
): Promise<AnswerOf<typeof ENTRY_STATUS.shape> | undefined> {
  const row = await db
    .selectFrom('entries')
    .select(['status', 'updated_at'])
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return (
    row && { status: row.status as 'ACTIVE' | 'INACTIVE', updated_at: row.updated_at.toISOString() }
  );
}
