import { INVESTIGATION_COMPLETE_SIGNAL } from '@conn-dict/contracts';
import { expect } from 'vitest';
import { until } from '../worker-program.js';
import { HOLDER } from './canaries.js';
import type { CanaryWorld } from './canary-world.js';
import { REFUSALS } from './quoted-statuses.js';
import { failedAttempts, isPositive, quoteNoMore, quoteOnWrite } from './quoting-postgres.js';
import type { Story } from './story.js';
import { endOf } from './watched-claim.js';
import {
  NOTES,
  evidence,
  infractionInput,
  startInvestigation,
  startInvestigationRun,
  untilStatus,
} from './watched-infraction.js';

const RESOLVE = { decision: 'RESOLVE', notes: NOTES, decided_by: HOLDER.name };
const BLOCKED = REFUSALS["the directory's own answer"]!;

const REFUSED_AT_ONCE: readonly Story[] = Object.entries(REFUSALS).map(([name, status]) => ({
  name: `a report refused with ${name}`,
  async happen(world) {
    world.bridge.refuse('CreateInfractionReport', status);
    const run = await startInvestigationRun(world, infractionInput());
    expect(await endOf(world, run)).toMatch(/^(?:[A-Z][a-z]+)+$/);
    expect(world.bridge.left()).toEqual([]);
  },
}));

/** Investigations that the directory, the Bridge or PostgreSQL refuses something, each with all that it knows. */
export const REFUSED_INFRACTION_STORIES: readonly Story[] = [
  ...REFUSED_AT_ONCE,
  {
    name: 'a report about an entry that nobody knows, and about another key than its entry has',
    async happen(world) {
      const unknown = infractionInput({ related_entry_id: 'ENTRY-UNKNOWN' });
      const another = infractionInput({ related_entry_id: world.entries.phone });
      const endWith = async (input: unknown) =>
        await endOf(world, await startInvestigationRun(world, input));
      expect(await endWith(unknown)).toBe('NotFound');
      expect(await endWith(another)).toBe('InfractionReportInvalid');
    },
  },
  {
    name: 'an investigation whose end is refused, and that is withdrawn',
    async happen(world) {
      const run = await startInvestigation(world, infractionInput());
      world.bridge.refuse('CloseInfractionReport', BLOCKED);
      await run.signal(INVESTIGATION_COMPLETE_SIGNAL, RESOLVE);
      expect(await endOf(world, run)).toBe('TaxIdNumberBlocked');
    },
  },
  {
    name: 'an investigation whose report cannot even be withdrawn',
    async happen(world) {
      const run = await startInvestigation(world, infractionInput());
      for (const method of ['CloseInfractionReport', 'CancelInfractionReport'])
        world.bridge.refuse(method, BLOCKED);
      await run.signal(INVESTIGATION_COMPLETE_SIGNAL, RESOLVE);
      await untilTold(world, 'report could not be withdrawn');
      await untilStatus(world, run, 'FAILED');
      // It would try again in a minute.
      await run.terminate();
    },
  },
  {
    name: 'an investigation of which nobody can be told',
    async happen(world) {
      world.bridge.refuse('NotifyOfInfraction', BLOCKED);
      const run = await startInvestigation(world, infractionInput());
      await untilTold(world, 'notification not out');
      await run.signal(INVESTIGATION_COMPLETE_SIGNAL, RESOLVE);
      await untilStatus(world, run, 'RESOLVED');
      // It would try again in a minute.
      await run.terminate();
    },
  },
  {
    name: "PostgreSQL's refusal of an investigation's row",
    async happen(world) {
      await quoteOnWrite(world, 'infractions', '23514');
      const run = await startInvestigationRun(world, infractionInput());
      expect(await endOf(world, run)).toBe('StorageConflict');
      await quoteNoMore(world);
    },
  },
  {
    name: "PostgreSQL's trouble with evidence",
    async happen(world) {
      const run = await startInvestigation(world, infractionInput());
      await quoteOnWrite(world, 'infraction_evidence', '40001');
      await run.signal('evidence_added', evidence(HOLDER.accountNumber));
      await until(() => failedAttempts(world, run.workflowId), isPositive);
      await quoteNoMore(world);
      await run.signal(INVESTIGATION_COMPLETE_SIGNAL, RESOLVE);
      expect(await endOf(world, run)).toBe('RESOLVED');
    },
  },
];

async function untilTold({ worker }: CanaryWorld, message: string): Promise<void> {
  await until(
    () => worker.messages().includes(message),
    (told) => told,
  );
}
