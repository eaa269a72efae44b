import {
  ADD_EVIDENCE_UPDATE,
  DECIDE_UPDATE,
  EVIDENCE_ADDED_SIGNAL,
  INVESTIGATION_COMPLETE_SIGNAL,
} from '@conn-dict/contracts';
import { expect } from 'vitest';
import { CANARIES, CLAIMANT, HOLDER } from './canaries.js';
import { INTERNAL } from './quoted-statuses.js';
import type { Story } from './story.js';
import { endOf, heard } from './watched-claim.js';
import {
  NOTES,
  evidence,
  infractionInput,
  startInvestigation,
  startInvestigationRun,
  untilStatus,
} from './watched-infraction.js';

const WORDS = { notes: NOTES, decided_by: CLAIMANT.name };

/** Investigations that come to the end that was wanted. */
export const INFRACTION_STORIES: readonly Story[] = [
  {
    name: 'an investigation that is resolved though each step fails at first',
    async happen(world) {
      const { bridge, entries } = world;
      const opening = ['GetEntry', 'CreateInfractionReport', 'AcknowledgeInfractionReport'];
      for (const method of [...opening, 'NotifyOfInfraction']) bridge.refuse(method, INTERNAL, 2);
      const run = await startInvestigationRun(
        world,
        infractionInput({ key: HOLDER.phone, related_entry_id: entries.phone }),
      );
      await untilStatus(world, run, 'UNDER_INVESTIGATION');
      for (const canary of CANARIES) {
        await run.signal(EVIDENCE_ADDED_SIGNAL, evidence(canary));
        const args = [evidence(`${canary}-again`)] as [unknown];
        await heard(world, run.executeUpdate(ADD_EVIDENCE_UPDATE, { args }));
      }
      bridge.refuse('CloseInfractionReport', INTERNAL, 2);
      await run.signal(INVESTIGATION_COMPLETE_SIGNAL, { decision: 'RESOLVE', ...WORDS });
      expect(await endOf(world, run)).toBe('RESOLVED');
      expect(bridge.left()).toEqual([]);
    },
  },
  {
    name: 'an investigation that is escalated, then dismissed',
    async happen(world) {
      const run = await startInvestigation(world, infractionInput({ key: HOLDER.phone }));
      const decide = (decision: string) =>
        heard(world, run.executeUpdate(DECIDE_UPDATE, { args: [{ decision, ...WORDS }] }));
      expect(await decide('ESCALATE')).toMatchObject({ outcome: 'ACCEPTED' });
      await untilStatus(world, run, 'ESCALATED');
      expect(await decide('DISMISS')).toMatchObject({ outcome: 'ACCEPTED' });
      expect(await endOf(world, run)).toBe('DISMISSED');
    },
  },
  {
    name: 'an investigation whose run is cancelled',
    async happen(world) {
      const run = await startInvestigation(world, infractionInput({ key: HOLDER.taxId }));
      await run.signal(EVIDENCE_ADDED_SIGNAL, evidence(HOLDER.name));
      await run.cancel();
      expect(await endOf(world, run)).toBe('CancelledFailure');
    },
  },
];
