// Proves that what the participants are told stops no investigation, is tried until it is out, and can be seen.
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import {
  createInfractionWorld,
  statusOf,
  until,
  type InfractionWorld,
} from '../../test/infraction-workflow-world.js';

const DAY = 86_400_000;
const RESOLVE = { decision: 'RESOLVE' };

let world: InfractionWorld;
beforeAll(async () => {
  world = await createInfractionWorld(inject('workflowCache'));
});
afterAll(() => world.close());

it.each([
  ['an outage', { times: 30, retryable: true }],
  ['refusals', { times: 9, retryable: false }],
])('goes on through %s, and has told all in the end', (_, options) =>
  world.withRun(
    {
      prepare: (fake) => {
        fake.refuse('NotifyReportedParticipantActivity', 'BridgeUnavailable', options);
        fake.refuse('NotifyBacenActivity', 'BridgeUnavailable', options);
      },
    },
    async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await world.environment.sleep(8 * DAY);
      await until(run, 'ESCALATED');
      await run.signal('investigation_complete', RESOLVE);
      expect(await run.result()).toMatchObject({ status: 'RESOLVED' });
      expect(await statusOf(run)).not.toHaveProperty('pending_notifications');
      for (const name of ['NotifyReportedParticipantActivity', 'NotifyBacenActivity'] as const) {
        const told = fake.calls.filter((call) => call.name === name).slice(options.times);
        const notifications = new Set(told.map(({ input }) => input['notification']));
        expect(notifications).toContain('CLOSED');
      }
    },
  ),
);

it('shows what is refused, with why, while the investigation ends on its row', () =>
  world.withRun(
    { prepare: (fake) => fake.refuse('NotifyReportedParticipantActivity', 'Forbidden') },
    async (run, fake) => {
      await until(run, 'UNDER_INVESTIGATION');
      await vi.waitFor(async () =>
        expect(await statusOf(run)).toMatchObject({
          pending_notifications: [
            { to: 'REPORTED', notification: 'OPENED', failure_type: 'Forbidden' },
          ],
        }),
      );
      await run.signal('investigation_complete', RESOLVE);
      await until(run, 'RESOLVED');
      expect(fake.status).toBe('RESOLVED');
      expect(fake.eventTypes().at(-1)).toBe('dict.infraction.resolved');
      await run.terminate('nothing would let its notifications out');
    },
  ));

it('keeps one RequestId for each notification', () =>
  world.withRun(
    {
      prepare: (fake) =>
        fake.refuse('NotifyReportedParticipantActivity', 'BridgeUnavailable', { times: 6 }),
    },
    async (run, fake) => {
      await run.signal('investigation_complete', RESOLVE);
      await run.result();
      const told = fake.calls.filter(({ name }) => name === 'NotifyReportedParticipantActivity');
      const ids = (kind: string) =>
        new Set(
          told
            .filter(({ input }) => input['notification'] === kind)
            .map(({ input }) => input['request_id']),
        );
      expect(ids('OPENED').size).toBe(1);
      expect(ids('CLOSED').size).toBe(1);
      expect(ids('OPENED')).not.toEqual(ids('CLOSED'));
    },
  ));
