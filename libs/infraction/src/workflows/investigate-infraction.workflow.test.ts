// Proves each path of an investigation from report to end, by signal and by update, with its activities faked.
import { DECIDE_UPDATE } from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { INFRACTION, REPORT } from '../../test/infraction-inputs.js';
import {
  createInfractionWorld,
  failureOf,
  statusOf,
  until,
  type InfractionWorld,
} from '../../test/infraction-workflow-world.js';

const DAY = 86_400_000;
const OPENED = [
  'ValidateInfractionEligibilityActivity',
  'CreateInfractionActivity',
  'NotifyReportedParticipantActivity',
  'InvestigateInfractionActivity',
];
const RESOLVE = { decision: 'RESOLVE', notes: 'the payer was paid back', decided_by: 'analyst-7' };
const DISMISS = { decision: 'DISMISS', notes: 'no fraud', decided_by: 'analyst-7' };
const ESCALATE = { decision: 'ESCALATE', notes: 'beyond us' };

let world: InfractionWorld;
beforeAll(async () => {
  world = await createInfractionWorld(inject('workflowCache'));
});
afterAll(() => world.close());

/** How a decision is told. */
const WAYS = {
  signal: (run: WorkflowHandle, decision: object) => run.signal('investigation_complete', decision),
  update: (run: WorkflowHandle, decision: object) =>
    run.executeUpdate<unknown, [unknown]>(DECIDE_UPDATE, { args: [decision] }),
};

describe.each(Object.entries(WAYS))('an investigation that is decided by %s', (_, decide) => {
  it('is resolved on day 1', () =>
    world.withRun({}, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await world.environment.sleep(DAY);
      await decide(run, { ...RESOLVE, fraud_type: 'MULE_ACCOUNT' });
      expect(await run.result()).toMatchObject({
        infraction_id: 'INF-001',
        status: 'RESOLVED',
        decision: 'RESOLVE',
        evidence_count: 0,
      });
      expect(fake.names()).toEqual(expect.arrayContaining(OPENED));
      const resolved = fake.calls.find(({ name }) => name === 'ResolveInfractionActivity');
      expect(resolved?.input).toMatchObject({
        notes: RESOLVE.notes,
        decided_by: 'analyst-7',
        fraud_type: 'MULE_ACCOUNT',
      });
      expect(fake.eventTypes()).toEqual([
        'dict.infraction.created',
        'dict.infraction.investigation_started',
        'dict.infraction.resolved',
      ]);
      expect(fake.names()).not.toContain('NotifyBacenActivity');
    }));

  it('is dismissed on day 6', () =>
    world.withRun({}, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await world.environment.sleep(6 * DAY);
      expect(await statusOf(run)).toMatchObject({ status: 'UNDER_INVESTIGATION' });
      await decide(run, DISMISS);
      expect(await run.result()).toMatchObject({ status: 'DISMISSED', decision: 'DISMISS' });
      expect(fake.eventTypes().at(-1)).toBe('dict.infraction.dismissed');
    }));

  it('is escalated by decision, and can still be decided', () =>
    world.withRun({}, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await decide(run, ESCALATE);
      await until(run, 'ESCALATED');
      expect(await statusOf(run)).toMatchObject({ decision: 'ESCALATE' });
      await decide(run, RESOLVE);
      expect(await run.result()).toMatchObject({ status: 'RESOLVED' });
      const bacen = fake.calls.filter(({ name }) => name === 'NotifyBacenActivity');
      expect(bacen.map(({ input }) => input['notification'])).toEqual(['ESCALATED', 'CLOSED']);
      const escalation = fake.calls.find(({ name }) => name === 'EscalateInfractionActivity');
      expect(escalation?.input).toMatchObject({ by: 'DECISION', notes: 'beyond us' });
    }));

  it('is escalated by silence on day 7 and decided on day 20', () =>
    world.withRun({}, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await world.environment.sleep(7 * DAY);
      await until(run, 'ESCALATED');
      const escalation = fake.calls.find(({ name }) => name === 'EscalateInfractionActivity');
      expect(escalation?.input).toMatchObject({ by: 'SILENCE' });
      await world.environment.sleep(13 * DAY);
      await decide(run, DISMISS);
      expect(await run.result()).toMatchObject({ status: 'DISMISSED' });
    }));
});

describe('an investigation whose escalation was lost with its workflow task', () => {
  it('tells of it when it ends', () =>
    world.withRun({}, async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      // What is done again after the loss finds both decisions, and only the last one counts.
      fake.before('ResolveInfractionActivity', () => (fake.status = 'ESCALATED'));
      await run.signal('investigation_complete', RESOLVE);
      expect(await run.result()).toMatchObject({ status: 'RESOLVED' });
      const bacen = fake.calls.filter(({ name }) => name === 'NotifyBacenActivity');
      expect(bacen.map(({ input }) => input['notification']).toSorted()).toEqual([
        'CLOSED',
        'ESCALATED',
      ]);
      expect(fake.eventTypes().slice(-2)).toEqual([
        'dict.infraction.escalated',
        'dict.infraction.resolved',
      ]);
    }));
});

describe('an investigation that nobody decides', () => {
  it('is escalated on day 7 and ends on day 30', () =>
    world.withRun({}, async (run, fake) => {
      const begun = await world.environment.currentTimeMs();
      const result: unknown = await run.result();
      expect(result).toMatchObject({ status: 'EXPIRED', evidence_count: 0 });
      expect(result).not.toHaveProperty('decision');
      const days = ((await world.environment.currentTimeMs()) - begun) / DAY;
      expect(days).toBeGreaterThanOrEqual(29.99);
      expect(days).toBeLessThan(30.5);
      expect(fake.eventTypes()).toEqual([
        'dict.infraction.created',
        'dict.infraction.investigation_started',
        'dict.infraction.escalated',
        'dict.infraction.expired',
      ]);
    }));

  it('is decided as the directory has decided it before day 7', () =>
    world.withRun(
      { input: REPORT, prepare: (fake) => (fake.directoryEnd = 'RESOLVED') },
      async (run, fake) => {
        expect(await run.result()).toMatchObject({ status: 'RESOLVED' });
        expect(fake.names()).not.toContain('EscalateInfractionActivity');
      },
    ));
});

describe('a report', () => {
  it('that was investigated before gives the first result, and does and tells nothing', () =>
    world.withRun(
      {
        prepare: (fake) =>
          (fake.endedBefore = { status: 'DISMISSED', ended_at: '2026-01-31T10:00:00.000Z' }),
      },
      async (run, fake) => {
        expect(await run.result()).toEqual({
          infraction_id: 'INF-001',
          status: 'DISMISSED',
          decision: 'DISMISS',
          evidence_count: 3,
          ended_at: '2026-01-31T10:00:00.000Z',
        });
        expect(fake.names()).toEqual(['ValidateInfractionEligibilityActivity']);
      },
    ));

  it.each([
    [
      'reported_ispb',
      { reported_ispb: '12345678' },
      'reported_ispb: must differ from reporter_ispb',
    ],
    [
      'key',
      { key: '5511987654321' },
      'key: a key of one of the types CPF, CNPJ, EMAIL, PHONE, EVP',
    ],
  ])('that is bad in %s makes no step', (_, fault, message) =>
    world.withRun({ input: { ...INFRACTION, ...fault } }, async (run, fake) => {
      expect(await failureOf(run)).toMatchObject({ type: 'InvalidInput', message });
      expect(fake.calls).toEqual([]);
    }),
  );

  it('passes neither key nor description on to what comes after it is stored', () =>
    world.withRun({ input: REPORT }, async (run, fake) => {
      await run.signal('investigation_complete', RESOLVE);
      await run.result();
      for (const { name, input } of fake.calls) {
        if (/^(Validate|Create)/.test(name)) continue;
        expect(JSON.stringify(input)).not.toMatch(/5511987654321|goods/);
      }
    }));

  it('outlives an outage with one RequestId', () =>
    world.withRun(
      {
        input: REPORT,
        prepare: (fake) =>
          fake.refuse('InvestigateInfractionActivity', 'BridgeUnavailable', {
            times: 12,
            retryable: true,
          }),
      },
      async (run, fake) => {
        await run.signal('investigation_complete', RESOLVE);
        expect(await run.result()).toMatchObject({ status: 'RESOLVED' });
        const tries = fake.calls.filter(({ name }) => name === 'InvestigateInfractionActivity');
        expect(tries).toHaveLength(13);
        expect(new Set(tries.map(({ input }) => input['request_id'])).size).toBe(1);
      },
    ));
});
