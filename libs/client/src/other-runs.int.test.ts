// Proves on Temporal's real server that investigations and syncs are started, messaged and repeated by their own rules.
import { randomInt, randomUUID } from 'node:crypto';
import type { EvidenceInput } from '@conn-dict/contracts';
import type { TestWorker } from '@conn-dict/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandInWorld, errorOf, type StandInWorld } from '../test/stand-in-world.js';
import { createConnDictClient, type ConnDictClient } from './index.js';

const TASK_QUEUE = 'others-of-a-test';

let world: StandInWorld;
let workers: readonly TestWorker[];
let dict: ConnDictClient;
beforeAll(async () => {
  world = await createStandInWorld();
  workers = await Promise.all([
    world.serve(TASK_QUEUE, 'infraction'),
    world.serve(TASK_QUEUE, 'vsync'),
  ]);
  dict = createConnDictClient({
    client: world.environment.client,
    taskQueue: TASK_QUEUE,
    taskQueues: 'partitioned',
    callTimeoutMs: 20_000,
  });
});
afterAll(async () => {
  await dict.close();
  await Promise.all(workers.map((worker) => worker.stop()));
  await world.close();
});

const infraction = () => ({
  infraction_id: `INF-${randomUUID()}`,
  key: '+5511900000001',
  type: 'FRAUD' as const,
  description: 'Payment for goods that never came',
  reporter_ispb: '12345678',
  reported_ispb: '87654321',
});
const evidence = (name: string): EvidenceInput => ({
  evidence_url: `https://evidence.example.com/${name}`,
});
const sync = () => ({ participant_ispb: String(randomInt(10_000_000, 99_999_999)) });
const describeRun = (workflowId: string) =>
  world.environment.client.workflow.getHandle(workflowId).describe();

describe('an investigation', () => {
  it('takes evidence and a decision, on the queue of its domain', async () => {
    const run = await dict.infractions.start(infraction());
    expect(await run.addEvidence(evidence('1'))).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await run.addEvidence(evidence('1'))).toMatchObject({
      outcome: 'DUPLICATE',
      evidence_count: 1,
    });
    expect(await run.status()).toMatchObject({ status: 'UNDER_INVESTIGATION' });
    expect(await run.decide({ decision: 'RESOLVE' })).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await run.result()).toMatchObject({ status: 'RESOLVED', evidence_count: 1 });
    const { taskQueue } = await describeRun(run.workflowId);
    expect(taskQueue).toBe(`${TASK_QUEUE}-infraction`);
  });

  it('is followed through the runs that it continues as, also by a second start', async () => {
    const input = infraction();
    const run = await dict.infractions.start(input);
    for (const name of ['1', '2', '3', '4', '5']) await run.signalEvidence(evidence(name));
    const again = await dict.infractions.start(input);
    await expect.poll(() => again.status()).toMatchObject({ evidence_count: 5 });
    await again.signalDecision({ decision: 'DISMISS', notes: 'the payer found it' });
    const end = await run.result();
    expect(end).toMatchObject({ status: 'DISMISSED', evidence_count: 5 });
    expect(await again.result()).toEqual(end);
    expect(await (await dict.infractions.start(input)).result()).toEqual(end);
  });

  it('takes no evidence without an address, and no decision without its notes', async () => {
    const run = dict.infractions.get('INF-001');
    const bad = await errorOf(run.addEvidence({ evidence_url: 'http://evidence.example.com' }));
    expect(bad).toMatchObject({ type: 'InvalidInput', faults: [{ field: 'evidence_url' }] });
    const silent = await errorOf(run.signalDecision({ decision: 'ESCALATE' }));
    expect(silent).toMatchObject({ type: 'InvalidInput', faults: [{ field: 'notes' }] });
  });
});

describe('a sync', () => {
  it('is the one at work while there is one, and a new one after its end', async () => {
    const input = sync();
    const run = await dict.vsync.start(input);
    const same = await dict.vsync.start(input);
    expect(await same.status()).toMatchObject({ phase: 'AWAITING_APPROVAL' });
    await same.signalApprove({ approved_by: 'operator-7' });
    const end = await run.result();
    expect(await same.result()).toEqual(end);

    const next = await dict.vsync.start(input);
    await next.signalApprove();
    expect((await next.result()).report_id).not.toBe(end.report_id);
    expect(await run.result()).toEqual(end);
  });

  it('is refused where another one of the participant is at work', async () => {
    const input = sync();
    await dict.vsync.start(input);
    const error = await errorOf(dict.vsync.start({ ...input, sync_type: 'FULL' }));
    expect(error).toMatchObject({
      type: 'IdAlreadyUsed',
      faults: [{ field: 'participant_ispb' }],
    });
  });

  it('has a day', async () => {
    const run = await dict.vsync.start(sync());
    const { raw, taskQueue } = await describeRun(run.workflowId);
    expect(Number(raw.executionConfig?.workflowExecutionTimeout?.seconds)).toBe(86_400);
    expect(taskQueue).toBe(`${TASK_QUEUE}-vsync`);
  });
});
