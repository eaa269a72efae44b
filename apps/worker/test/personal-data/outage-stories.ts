import { sql } from 'kysely';
import { expect } from 'vitest';
import { until } from '../worker-program.js';
import { HOLDER } from './canaries.js';
import { failedAttempts, isPositive, quoteNoMore, quoteOnWrite } from './quoting-postgres.js';
import type { Story } from './story.js';
import { claimInput, endOf, startClaim, startRun, statusOf } from './watched-claim.js';

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
