import { createConnDictClient } from '@conn-dict/client';
import {
  ADD_EVIDENCE_UPDATE,
  EVIDENCE_ADDED_SIGNAL,
  INVESTIGATION_COMPLETE_SIGNAL,
} from '@conn-dict/contracts';
import { expect } from 'vitest';
import { CLAIMER } from '../claim-paths.js';
import { CANARIES, CLAIMANT, HOLDER } from '../personal-data/canaries.js';
import { CLAIM_STORIES } from '../personal-data/claim-stories.js';
import { INFRACTION_STORIES } from '../personal-data/infraction-stories.js';
import { INPUT_STORIES } from '../personal-data/input-stories.js';
import type { Story } from '../personal-data/story.js';
import { endOf } from '../personal-data/watched-claim.js';
import {
  NOTES,
  evidence,
  infractionInput,
  startInvestigation,
} from '../personal-data/watched-infraction.js';
import { until } from '../worker-program.js';

/** From so many events on the server suggests that a run goes on as a new one. */
export const EVENTS_BEFORE_NEW_RUN = 40;

const BRANCH = { participant: CLAIMER, branch: '0001', account_type: 'CACC' } as const;

const OWN_STORIES: readonly Story[] = [
  {
    name: 'an entry that is created, changed and deleted through the client library',
    async happen({ temporal, worker: { taskQueue } }) {
      const dict = createConnDictClient({ client: temporal.client, taskQueue });
      const entry = {
        entry_id: 'ENCRYPTED-ENTRY',
        key_type: 'CPF',
        key: CLAIMANT.taxId,
        account: { ...BRANCH, account_number: CLAIMANT.accountNumber },
        owner: { type: 'NATURAL_PERSON', tax_id: CLAIMANT.taxId, name: CLAIMANT.name },
        reason: 'USER_REQUESTED',
        requested_by: HOLDER.name,
      } as const;
      const { entry_id, reason } = entry;
      expect(await dict.entries.create.startAndWait(entry)).toMatchObject({ status: 'ACTIVE' });
      // The same start again is the same run: the digest in its memo is read for that.
      expect(await dict.entries.create.startAndWait(entry)).toMatchObject({ status: 'ACTIVE' });
      const account = { ...BRANCH, account_number: HOLDER.accountNumber };
      await dict.entries.update.startAndWait({ entry_id, account, reason });
      const deletion = await dict.entries.delete.startAndWait({ entry_id, reason });
      expect(deletion).toMatchObject({ status: 'DELETED' });
    },
  },
  {
    name: 'an investigation that goes on as a new run, with what it was told',
    async happen(world) {
      const run = await startInvestigation(world, infractionInput({ key: HOLDER.phone }));
      const { runId } = await run.describe();
      const latest = world.temporal.client.workflow.getHandle(run.workflowId);
      for (const round of [1, 2, 3, 4])
        for (const canary of CANARIES)
          await latest.signal(EVIDENCE_ADDED_SIGNAL, evidence(`${canary}-${round}`));
      const again = [evidence(HOLDER.name)] as [unknown];
      await latest.executeUpdate(ADD_EVIDENCE_UPDATE, { args: again });
      await until(
        async () => (await latest.describe()).runId,
        (latestRunId) => latestRunId !== runId,
      );
      await latest.signal(INVESTIGATION_COMPLETE_SIGNAL, { decision: 'RESOLVE', notes: NOTES });
      expect(await endOf(world, latest)).toBe('RESOLVED');
    },
  },
];

const named = (stories: readonly Story[], ...words: readonly string[]) =>
  stories.filter(({ name }) => words.some((word) => name.includes(word)));

/** All kinds of what reaches Temporal: inputs, results, signals, updates, queries, failures, markers, memos. */
export const ENCRYPTED_STORIES: readonly Story[] = [
  ...named(INPUT_STORIES, 'every field of an input', 'messages that are wrong'),
  ...named(CLAIM_STORIES, 'cancelled though', 'taken back', 'whose run'),
  ...named(INFRACTION_STORIES, 'escalated', 'whose run'),
  ...OWN_STORIES,
];

/** Enough of them to leave every canary behind, where nothing is encrypted. */
export const PLAIN_STORIES: readonly Story[] = named(ENCRYPTED_STORIES, 'every field');
