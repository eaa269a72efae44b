import { sql } from 'kysely';
import type { CanaryWorld } from './canary-world.js';
import { CANARIES } from './canaries.js';

/** Makes every write of the table fail with an error that quotes the row and every canary, as a trigger might. */
export async function quoteOnWrite(
  { database }: CanaryWorld,
  table: string,
  code: string,
): Promise<void> {
  const text = sql.raw(`'${CANARIES.join(', ')} ' || new::text`);
  await sql`
    create function quote_row() returns trigger language plpgsql as $$ begin
      raise exception using message = ${text}, detail = ${text}, hint = ${text}, errcode = ${sql.raw(`'${code}'`)};
    end $$;
    create trigger quote_row before insert or update on ${sql.table(table)}
      for each row execute function quote_row()`.execute(database.db);
}

export async function quoteNoMore({ database }: CanaryWorld): Promise<void> {
  await sql`drop function quote_row cascade`.execute(database.db);
}

/** How often the run's ordinary attempt at a step has failed so far. */
export async function failedAttempts(
  { temporal }: CanaryWorld,
  workflowId: string,
): Promise<number> {
  const { raw } = await temporal.client.workflow.getHandle(workflowId).describe();
  return Math.max(0, ...(raw.pendingActivities ?? []).map(({ attempt }) => (attempt ?? 1) - 1));
}

export const isPositive = (count: number): boolean => count > 0;
