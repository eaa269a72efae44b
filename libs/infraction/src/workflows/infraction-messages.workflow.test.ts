// Proves that signals and updates of an investigation count once, are answered, and are refused by name when bad.
import { ADD_EVIDENCE_UPDATE, DECIDE_UPDATE } from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { INFRACTION, evidenceUrl } from '../../test/infraction-inputs.js';
import {
  createInfractionWorld,
  until,
  type InfractionWorld,
} from '../../test/infraction-workflow-world.js';

const RESOLVE = { decision: 'RESOLVE', decided_by: 'analyst-7' };
const EVIDENCE_TOLD = 'dict.infraction.evidence_added';
const DISMISS = { decision: 'DISMISS', notes: 'no fraud' };

let world: InfractionWorld;
beforeAll(async () => {
  world = await createInfractionWorld(inject('workflowCache'));
});
afterAll(() => world.close());

function update(run: WorkflowHandle, name: string, input: unknown): Promise<unknown> {
  return run.executeUpdate<unknown, [unknown]>(name, { args: [input] });
}

it('answers the decision that holds, and refuses another, and evidence after it', () =>
  world.withRun(
    {
      prepare: (fake) =>
        fake.refuse('ResolveInfractionActivity', 'StorageUnavailable', {
          times: 4,
          retryable: true,
        }),
    },
    async (run) => {
      const evidence = { evidence_url: evidenceUrl(1) };
      expect(await update(run, DECIDE_UPDATE, RESOLVE)).toMatchObject({
        outcome: 'ACCEPTED',
        decision: 'RESOLVE',
      });
      expect(await update(run, DECIDE_UPDATE, DISMISS)).toMatchObject({
        outcome: 'REFUSED',
        decision: 'RESOLVE',
      });
      expect(await update(run, ADD_EVIDENCE_UPDATE, evidence)).toMatchObject({
        outcome: 'REFUSED',
        evidence_count: 0,
      });
      expect(await run.result()).toMatchObject({ status: 'RESOLVED', evidence_count: 0 });
    },
  ));

it('refuses a second escalation', () =>
  world.withRun({}, async (run) => {
    const escalate = { decision: 'ESCALATE', notes: 'beyond us' };
    expect(await update(run, DECIDE_UPDATE, escalate)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await update(run, DECIDE_UPDATE, escalate)).toMatchObject({ outcome: 'REFUSED' });
    await run.signal('investigation_complete', DISMISS);
    await run.result();
  }));

it('answers evidence: new, or there already; what a signal brings counts once too', () =>
  world.withRun(
    { input: { ...INFRACTION, evidence_urls: [evidenceUrl(0)] } },
    async (run, fake) => {
      const add = (number: number) =>
        update(run, ADD_EVIDENCE_UPDATE, { evidence_url: evidenceUrl(number) });
      expect(await add(1)).toMatchObject({ outcome: 'ACCEPTED', evidence_count: 2 });
      expect(await add(1)).toMatchObject({ outcome: 'DUPLICATE', evidence_count: 2 });
      const again = { evidence_url: evidenceUrl(2), uploaded_by: 'analyst-7' };
      await run.signal('evidence_added', again);
      await run.signal('evidence_added', again);
      await run.signal('investigation_complete', RESOLVE);
      expect(await run.result()).toMatchObject({ evidence_count: 3 });
      expect([...fake.evidence]).toEqual([0, 1, 2].map(evidenceUrl));
    },
  ));

it('stores evidence that came just before the decision', () =>
  world.withRun({}, async (run, fake) => {
    await run.signal('evidence_added', { evidence_url: evidenceUrl(1) });
    await run.signal('investigation_complete', RESOLVE);
    expect(await run.result()).toMatchObject({ status: 'RESOLVED', evidence_count: 1 });
    expect(fake.names().indexOf('AddEvidenceActivity')).toBeLessThan(
      fake.names().indexOf('ResolveInfractionActivity'),
    );
  }));

it('tells of evidence with the state of that moment, which is never OPEN', () =>
  world.withRun(
    {
      prepare: (fake, run) =>
        fake.before('CreateInfractionActivity', () =>
          run().signal('evidence_added', { evidence_url: evidenceUrl(1) }),
        ),
    },
    async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await run.signal('investigation_complete', { decision: 'ESCALATE', notes: 'beyond us' });
      await until(run, 'ESCALATED');
      await update(run, ADD_EVIDENCE_UPDATE, { evidence_url: evidenceUrl(2) });
      await run.signal('investigation_complete', RESOLVE);
      await run.result();
      const told = fake.events().filter(({ event_type }) => event_type === EVIDENCE_TOLD);
      expect(told.map(({ status }) => status)).toEqual(['UNDER_INVESTIGATION', 'ESCALATED']);
    },
  ));

it.each([
  [DECIDE_UPDATE, { decision: 'FORGIVE' }, 'decision: one of RESOLVE, DISMISS, ESCALATE'],
  [DECIDE_UPDATE, { decision: 'DISMISS', notes: '' }, 'notes: must not be empty'],
  [DECIDE_UPDATE, { decision: 'ESCALATE' }, 'notes: is missing: ESCALATE needs it'],
  [
    ADD_EVIDENCE_UPDATE,
    { evidence_url: 'http://a.example' },
    'evidence_url: an https URL without credentials',
  ],
])('refuses a bad %s by name, and lives on where a signal was bad: %j', (name, input, message) =>
  world.withRun({}, async (run, fake) => {
    await expect(update(run, name, input)).rejects.toMatchObject({
      cause: { type: 'InvalidInput', message },
    });
    await run.signal('investigation_complete', input);
    await run.signal('evidence_added', input);
    await run.signal('investigation_complete', RESOLVE);
    expect(await run.result()).toMatchObject({ status: 'RESOLVED', evidence_count: 0 });
    expect(fake.evidence.size).toBe(0);
  }),
);
