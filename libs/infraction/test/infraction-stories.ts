import { setTimeout as pause } from 'node:timers/promises';
import { ADD_EVIDENCE_UPDATE, DECIDE_UPDATE } from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import type { FakeInfractionActivities } from './fake-infraction-activities.js';
import { INFRACTION, REPORT, evidenceUrl } from './infraction-inputs.js';
import { until, type RunOptions } from './infraction-workflow-world.js';

/** A path through the workflow of which a history is kept. */
export interface InfractionStory extends RunOptions {
  readonly name: string;
  readonly story: string;
  /** Brings the investigation to its end; its result is awaited, whatever it is, after that. */
  readonly tell: (run: WorkflowHandle, fake: FakeInfractionActivities) => Promise<unknown>;
}

const RESOLVE = { decision: 'RESOLVE', notes: 'the payer was paid back' };
const ESCALATE = { decision: 'ESCALATE', notes: 'beyond us' };

async function afterOpening(run: WorkflowHandle, act: () => Promise<unknown>): Promise<void> {
  await until(run, 'UNDER_INVESTIGATION');
  await act();
}

const decide = (run: WorkflowHandle): Promise<void> =>
  run.signal('investigation_complete', RESOLVE);

export const INFRACTION_STORIES: readonly InfractionStory[] = [
  {
    name: 'resolved',
    story: 'resolved by a signal, every step at the first try',
    input: REPORT,
    tell: (run) => afterOpening(run, () => decide(run)),
  },
  {
    name: 'dismissed-with-evidence',
    story: 'evidence by signal and update, some of it twice, then dismissed by an update',
    tell: (run) =>
      afterOpening(run, async () => {
        const args: [unknown] = [{ evidence_url: evidenceUrl(1) }];
        await run.signal('evidence_added', ...args);
        await run.executeUpdate<unknown, [unknown]>(ADD_EVIDENCE_UPDATE, { args });
        const dismiss: [unknown] = [{ decision: 'DISMISS', notes: 'no fraud' }];
        await run.executeUpdate<unknown, [unknown]>(DECIDE_UPDATE, { args: dismiss });
      }),
  },
  {
    name: 'escalated-by-decision',
    story: 'escalated by a decision, resolved after it',
    tell: (run) =>
      afterOpening(run, async () => {
        await run.signal('investigation_complete', ESCALATE);
        await until(run, 'ESCALATED');
        await decide(run);
      }),
  },
  {
    name: 'expired',
    story: 'nobody decided: escalated on day 7, over on day 30',
    input: REPORT,
    tell: () => Promise.resolve(),
  },
  {
    name: 'decided-at-directory',
    story: 'the directory had decided before day 7',
    input: REPORT,
    prepare: (fake) => (fake.directoryEnd = 'DISMISSED'),
    tell: () => Promise.resolve(),
  },
  {
    name: 'outage',
    story: 'PostgreSQL, the Bridge and the broker were away for a while',
    input: REPORT,
    prepare: (fake) => {
      const outage = { times: 4, retryable: true };
      fake.refuse('CreateInfractionActivity', 'BridgeUnavailable', outage);
      fake.refuse('AddEvidenceActivity', 'StorageUnavailable', outage);
      fake.refuse('PublishInfractionEventActivity', 'EventsUnavailable', outage);
      fake.refuse('NotifyReportedParticipantActivity', 'BridgeUnavailable', outage);
    },
    tell: (run) =>
      afterOpening(run, async () => {
        await run.signal('evidence_added', { evidence_url: evidenceUrl(1) });
        await decide(run);
      }),
  },
  {
    name: 'notification-refused',
    story: 'what the reported participant is told was refused for an hour',
    prepare: (fake) => fake.refuse('NotifyReportedParticipantActivity', 'Forbidden', { times: 6 }),
    tell: (run) => afterOpening(run, () => decide(run)),
  },
  {
    name: 'refused-at-directory',
    story: 'the decision was refused: withdrawn, recorded, failed',
    input: REPORT,
    prepare: (fake) => fake.refuse('ResolveInfractionActivity', 'Forbidden'),
    tell: (run) => afterOpening(run, () => decide(run)),
  },
  {
    name: 'withdrawn-later',
    story: 'the decision was refused, and the withdrawal for a while: recorded, then withdrawn',
    input: REPORT,
    prepare: (fake) => {
      fake.refuse('ResolveInfractionActivity', 'Forbidden');
      fake.refuse('WithdrawInfractionReportActivity', 'Forbidden', { times: 4 });
    },
    tell: (run) => afterOpening(run, () => decide(run)),
  },
  {
    name: 'workflow-cancelled',
    story: 'the workflow was cancelled while it waited',
    input: REPORT,
    tell: (run) => afterOpening(run, () => run.cancel()),
  },
  {
    name: 'unknown-entry',
    story: 'refused before it existed',
    prepare: (fake) => fake.refuse('ValidateInfractionEligibilityActivity', 'NotFound'),
    tell: () => Promise.resolve(),
  },
  {
    name: 'invalid-input',
    story: 'bad input',
    input: { ...INFRACTION, reported_ispb: '12345678' },
    tell: () => Promise.resolve(),
  },
];

/** So many signals in one run that it goes on in another, which is the one that is kept. */
const TOO_MANY = 2_100;

export const CONTINUED_STORY: InfractionStory = {
  name: 'continued',
  story: 'so much evidence that the investigation went on in a new run; this is the last one',
  tell: async (run) => {
    await until(run, 'UNDER_INVESTIGATION');
    const { runId } = await run.describe();
    for (let first = 0; first < TOO_MANY; first += 50) {
      const signals = Array.from({ length: 50 }, (_, place) =>
        run.signal('evidence_added', { evidence_url: evidenceUrl((first + place) % 40) }),
      );
      await Promise.all(signals);
    }
    while ((await run.describe()).runId === runId) await pause(100);
    await decide(run);
  },
};
