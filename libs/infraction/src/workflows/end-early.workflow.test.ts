// Proves that a run that is cancelled or breaks leaves no report in between, and tells why.
import { CancelledFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { INFRACTION, REPORT, evidenceUrl } from '../../test/infraction-inputs.js';
import {
  createInfractionWorld,
  failureOf,
  statusOf,
  until,
  type InfractionWorld,
} from '../../test/infraction-workflow-world.js';

const RESOLVE = { decision: 'RESOLVE' };

let world: InfractionWorld;
beforeAll(async () => {
  world = await createInfractionWorld(inject('workflowCache'));
});
afterAll(() => world.close());

describe('a run that breaks', () => {
  it('before it has a row is told to nobody', () =>
    world.withRun(
      {
        input: REPORT,
        prepare: (fake) => fake.refuse('ValidateInfractionEligibilityActivity', 'NotFound'),
      },
      async (run, fake) => {
        expect(await failureOf(run)).toMatchObject({ type: 'NotFound', nonRetryable: true });
        expect(fake.eventTypes()).toEqual([]);
        expect(fake.names()).not.toContain('WithdrawInfractionReportActivity');
      },
    ));

  it('while its report is acknowledged withdraws it, records why, and tells', () =>
    world.withRun(
      {
        input: REPORT,
        prepare: (fake) => fake.refuse('InvestigateInfractionActivity', 'Forbidden'),
      },
      async (run, fake) => {
        expect(await failureOf(run)).toMatchObject({ type: 'Forbidden', nonRetryable: true });
        const names = fake.names();
        expect(names.indexOf('WithdrawInfractionReportActivity')).toBeLessThan(
          names.indexOf('RecordInfractionFailureActivity'),
        );
        expect(fake.eventTypes()).toEqual(['dict.infraction.created', 'dict.infraction.failed']);
        expect(await statusOf(run)).toMatchObject({ status: 'FAILED', failure_type: 'Forbidden' });
      },
    ));

  it('without a report has nothing to withdraw', () =>
    world.withRun(
      { prepare: (fake) => fake.refuse('AddEvidenceActivity', 'StorageConflict') },
      async (run, fake) => {
        await run.signal('evidence_added', { evidence_url: evidenceUrl(1) });
        expect(await failureOf(run)).toMatchObject({ type: 'StorageConflict' });
        expect(fake.names()).not.toContain('WithdrawInfractionReportActivity');
        expect(fake.status).toBe('FAILED');
      },
    ));

  it('answers the evidence that it could not store', () =>
    world.withRun(
      { prepare: (fake) => fake.refuse('AddEvidenceActivity', 'StorageConflict') },
      async (run) => {
        const args: [unknown] = [{ evidence_url: evidenceUrl(1) }];
        const answer = await run.executeUpdate<unknown, [unknown]>('add_evidence', { args });
        expect(answer).toMatchObject({ outcome: 'REFUSED' });
        await expect(failureOf(run)).resolves.toMatchObject({ type: 'StorageConflict' });
      },
    ));

  it('goes on until the directory gives the report back', () =>
    world.withRun(
      {
        input: REPORT,
        prepare: (fake) => {
          fake.refuse('ResolveInfractionActivity', 'Forbidden');
          fake.refuse('WithdrawInfractionReportActivity', 'Forbidden', { times: 4 });
        },
      },
      async (run, fake) => {
        await run.signal('investigation_complete', RESOLVE);
        expect(await failureOf(run)).toMatchObject({ type: 'Forbidden' });
        const names = fake.names();
        const withdrawals = names.filter((name) => name === 'WithdrawInfractionReportActivity');
        expect(withdrawals).toHaveLength(5);
        expect(names.indexOf('RecordInfractionFailureActivity')).toBeLessThan(
          names.lastIndexOf('WithdrawInfractionReportActivity'),
        );
      },
    ));

  it('tells Bacen of an escalation that was lost with its workflow task, and of the end', () =>
    world.withRun(
      { prepare: (fake) => fake.refuse('ResolveInfractionActivity', 'Forbidden') },
      async (run, fake) => {
        await until(run, 'UNDER_INVESTIGATION');
        fake.before('RecordInfractionFailureActivity', () => (fake.status = 'ESCALATED'));
        await run.signal('investigation_complete', RESOLVE);
        expect(await failureOf(run)).toMatchObject({ type: 'Forbidden' });
        const bacen = fake.calls.filter(({ name }) => name === 'NotifyBacenActivity');
        expect(bacen.map(({ input }) => input['notification']).toSorted()).toEqual([
          'CLOSED',
          'ESCALATED',
        ]);
        expect(fake.eventTypes().slice(-2)).toEqual([
          'dict.infraction.escalated',
          'dict.infraction.failed',
        ]);
      },
    ));

  it('ends as the directory says where it had closed the report', () =>
    world.withRun(
      {
        input: REPORT,
        prepare: (fake) => {
          fake.refuse('ResolveInfractionActivity', 'Forbidden', { times: 1 });
          fake.directoryEnd = 'DISMISSED';
        },
      },
      async (run, fake) => {
        await run.signal('investigation_complete', RESOLVE);
        expect(await run.result()).toMatchObject({ status: 'DISMISSED', decision: 'DISMISS' });
        expect(fake.eventTypes()).not.toContain('dict.infraction.failed');
        expect(await statusOf(run)).not.toHaveProperty('failure_type');
      },
    ));
});

it('a report that the directory ended before it was acknowledged ends the investigation', () =>
  world.withRun(
    {
      input: REPORT,
      prepare: (fake) => fake.endAtOnce('CANCELLED'),
    },
    async (run, fake) => {
      expect(await run.result()).toMatchObject({ status: 'CANCELLED' });
      expect(fake.eventTypes()).toEqual(['dict.infraction.created', 'dict.infraction.cancelled']);
    },
  ));

describe('a workflow that is cancelled', () => {
  it('while it waits cancels the report, tells, and ends as cancelled', () =>
    world.withRun({ input: REPORT }, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await run.cancel();
      await expect(run.result()).rejects.toMatchObject({
        cause: expect.any(CancelledFailure) as unknown,
      });
      expect(fake.status).toBe('CANCELLED');
      expect(fake.eventTypes().at(-1)).toBe('dict.infraction.cancelled');
    }));

  it('keeps the evidence that came before', () =>
    world.withRun({ input: REPORT }, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      fake.refuse('AddEvidenceActivity', 'StorageUnavailable', { times: 3, retryable: true });
      await run.signal('evidence_added', { evidence_url: evidenceUrl(1) });
      await run.cancel();
      await expect(run.result()).rejects.toMatchObject({
        cause: expect.any(CancelledFailure) as unknown,
      });
      expect([...fake.evidence]).toEqual([evidenceUrl(1)]);
      expect(fake.status).toBe('CANCELLED');
    }));

  it('ends as decided where the directory had decided', () =>
    world.withRun({ input: REPORT }, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      fake.directoryEnd = 'RESOLVED';
      await run.cancel();
      expect(await run.result()).toMatchObject({ status: 'RESOLVED' });
    }));

  it('before it exists leaves nothing', () =>
    world.withRun(
      {
        input: INFRACTION,
        prepare: (fake, run) => {
          const name = 'ValidateInfractionEligibilityActivity';
          fake.refuse(name, 'StorageUnavailable', { times: 5, retryable: true });
          fake.before(name, async () => {
            if (fake.calls.length === 3) await run().cancel();
          });
        },
      },
      async (run, fake) => {
        await expect(run.result()).rejects.toMatchObject({
          cause: expect.any(CancelledFailure) as unknown,
        });
        expect(fake.status).toBeUndefined();
        expect(fake.eventTypes()).toEqual([]);
      },
    ));

  it('while it is settled is settled', () =>
    world.withRun(
      {
        prepare: (fake, run) => fake.before('ResolveInfractionActivity', () => run().cancel()),
      },
      async (run) => {
        await until(run, 'UNDER_INVESTIGATION');
        await run.signal('investigation_complete', RESOLVE);
        expect(await run.result()).toMatchObject({ status: 'RESOLVED' });
      },
    ));

  it('while it is settled in its first workflow task, which is then done again, is settled', () =>
    world.withRun(
      {
        input: REPORT,
        signal: { name: 'investigation_complete', argument: RESOLVE },
        prepare: (fake, run) => fake.before('ResolveInfractionActivity', () => run().cancel()),
      },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({ status: 'RESOLVED', decision: 'RESOLVE' });
        expect(fake.status).toBe('RESOLVED');
        expect(fake.eventTypes().at(-1)).toBe('dict.infraction.resolved');
        const validations = fake.inputsOf('ValidateInfractionEligibilityActivity');
        expect(validations.length).toBeGreaterThan(1);
      },
    ));
});
