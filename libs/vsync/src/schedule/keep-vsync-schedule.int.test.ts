// Proves on Temporal's real server that the daily sync is scheduled once, brought up to date, and stays paused where somebody paused it.
import { VSYNC_SCHEDULE_ID, VSYNC_SCHEDULER_WORKFLOW } from '@conn-dict/contracts';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createScheduleKeeper } from './schedule-keeper.js';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await createRealTimeEnvironment();
});
afterAll(() => environment.teardown());

const logs: string[] = [];
const logger = { info: (message: string) => void logs.push(message) };

const keep = (
  participants: readonly string[],
  taskQueue = 'queue',
  payloadCodecs: PayloadCodec[] = [],
) =>
  createScheduleKeeper({ participants, logger })({
    connection: environment.nativeConnection,
    namespace: 'default',
    taskQueue,
    dataConverter: { payloadCodecs },
  });
const handle = () => environment.client.schedule.getHandle(VSYNC_SCHEDULE_ID);

it('makes none without participants, and says so', async () => {
  await keep([]);
  await expect(handle().describe()).rejects.toThrow();
  expect(logs).toEqual(['no daily sync: VSYNC_PARTICIPANTS names nobody']);
});

it('is at 02:00 in São Paulo, once at a time, and caught up with for six hours', async () => {
  await keep(['12345678']);
  const { action, policies, spec, info } = await handle().describe();
  expect(action).toMatchObject({
    workflowType: VSYNC_SCHEDULER_WORKFLOW,
    taskQueue: 'queue',
    args: [{ participants: ['12345678'] }],
  });
  expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 6 * 3_600_000 });
  expect(spec.timezone).toBe('America/Sao_Paulo');
  const hour = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/Sao_Paulo',
    timeStyle: 'medium',
  });
  expect(info.nextActionTimes.length).toBeGreaterThan(0);
  for (const time of info.nextActionTimes) expect(hour.format(time)).toBe('02:00:00');
});

it('is brought up to date by the next start, and stays paused', async () => {
  await handle().pause('holidays');
  await Promise.all([
    keep(['12345678', '87654321'], 'other'),
    keep(['12345678', '87654321'], 'other'),
  ]);
  const { action, state } = await handle().describe();
  expect(action).toMatchObject({
    taskQueue: 'other',
    args: [{ participants: ['12345678', '87654321'] }],
  });
  expect(state).toMatchObject({ paused: true, note: 'holidays' });
});

it("writes its runs' input as the worker writes payloads", async () => {
  const encoding = Buffer.from('binary/hidden');
  const hide = ({ data }: Payload): Payload => ({ metadata: { encoding }, data: data ?? null });
  const codec: PayloadCodec = {
    encode: async (payloads) => payloads.map(hide),
    decode: async (payloads) => payloads,
  };
  await keep(['12345678'], 'queue', [codec]);
  const { schedule } = await environment.client.workflowService.describeSchedule({
    namespace: 'default',
    scheduleId: VSYNC_SCHEDULE_ID,
  });
  const [input] = schedule?.action?.startWorkflow?.input?.payloads ?? [];
  expect(Buffer.from(input!.metadata!['encoding']!).toString()).toBe('binary/hidden');
});
