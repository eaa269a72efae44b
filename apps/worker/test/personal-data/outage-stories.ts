import { sql } from 'kysely';
import { expect } from 'vitest';
import { until } from '../worker-program.js';
import type { CanaryWorld } from './canary-world.js';
import { CANARIES, HOLDER } from './canaries.js';
import type { Story } from './story.js';
import { claimInput, endOf, startClaim, startRun, statusOf } from './watched-claim.js';

/** Makes every write of the table fail with an error that quotes the row and every canary, as a trigger might. */
async function quoteOnWrite({ database }: CanaryWorld, table: string, code: string): Promise<void> {
  const text = sql.raw(`'${CANARIES.join(', ')} ' || new::text`);
  await sql`
    create function quote_row() returns trigger language plpgsql as $$ begin
      raise exception using message = ${text}, detail = ${text}, hint = ${text}, errcode = ${sql.raw(`'${code}'`)};
    end $$;
    create trigger quote_row before insert or update on ${sql.table(table)}
      for each row execute function quote_row()`.execute(database.db);
}

async function quoteNoMore({ database }: CanaryWorld): Promise<void> {
  await sql`drop function quote_row cascade`.execute(database.db);
}

/** Waits until the run's ordinary attempt at a step has failed once more. */
async function failedAttempts({ temporal }: CanaryWorld, workflowId: string): Promise<number> {
  const { raw } = await temporal.client.workflow.getHandle(workflowId).describe();
  return Math.max(0, ...(raw.pendingActivities ?? []).map(({ attempt }) => (attempt ?? 1) - 1));
}

const isPositive = (count: number): boolean => count > 0;

export const OUTAGE_STORIES: readonly Story[] = [
  {
    name: "PostgreSQL's refusal of a claim's row",
    async happen(world) {
      await quoteOnWrite(world, 'claims', '23514');
      const run = await startRun(world, world.worker, claimInput(world.entries.phone));
      expect(await endOf(world, run)).toBe('StorageConflict');
      await quoteNoMore(world);
    },
  },
  {
    name: "PostgreSQL's trouble with a claim's row",
    async happen(world) {
      await quoteOnWrite(world, 'claims', '40001');
      const run = await startRun(world, world.worker, claimInput(world.entries.phone));
      await until(() => failedAttempts(world, run.workflowId), isPositive);
      await quoteNoMore(world);
      await run.signal('cancel');
      expect(await endOf(world, run)).toBe('CANCELLED');
    },
  },
  {
    name: "PostgreSQL's refusal of the entry, whose row breaks a constraint",
    async happen(world) {
      const { db } = world.database;
      const run = await startClaim(world, claimInput(world.entries.cpf));
      await sql`alter table entries add constraint canary check (owner_name = '') not valid`.execute(
        db,
      );
      await run.signal('confirm');
      await until(
        () => world.worker.messages().includes('entry of a completed claim not stored'),
        (told) => told,
      );
      await sql`alter table entries drop constraint canary`.execute(db);
      // It would try again in a minute.
      await run.terminate();
    },
  },
  {
    name: 'events that no broker takes',
    async happen(world) {
      const run = await startClaim(world, claimInput(world.entries.phone), world.mute);
      await until(() => failedAttempts(world, run.workflowId), isPositive);
      await run.signal('cancel');
      await until(
        () => statusOf(world, run),
        (status) => status === 'CANCELLED',
      );
    },
  },
  {
    name: 'a claim in whose middle PostgreSQL crashes',
    async happen(world) {
      const run = await startClaim(world, claimInput(world.entries.phone));
      await world.postgres.crash();
      await run.signal('confirm', { confirmed_by: HOLDER.name });
      await until(() => failedAttempts(world, run.workflowId), isPositive);
      await until(
        () => world.worker.look().then(() => world.worker.answers()),
        (answers) => answers.includes('"reason":"postgres"'),
      );
      await world.postgres.resume();
      expect(await endOf(world, run)).toBe('COMPLETED');
    },
  },
];
