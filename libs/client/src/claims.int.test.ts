// Proves on Temporal's real server that a claim is started once, messaged, awaited, and told by type when it goes wrong.
import { randomUUID } from 'node:crypto';
import { CLAIM_WORKFLOW, claimWorkflowId, type ClaimWorkflowInput } from '@conn-dict/contracts';
import type { TestWorker } from '@conn-dict/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandInWorld, errorOf, type StandInWorld } from '../test/stand-in-world.js';
import { createConnDictClient, type ConnDictClient } from './index.js';

const TASK_QUEUE = 'claims-of-a-test';
const PERSON = { type: 'NATURAL_PERSON', tax_id: '12345678909', name: 'Canary Exemplo' } as const;

let world: StandInWorld;
let worker: TestWorker;
let dict: ConnDictClient;
beforeAll(async () => {
  world = await createStandInWorld();
  worker = await world.serve(TASK_QUEUE);
  const { connection } = world.environment;
  dict = createConnDictClient({ connection, taskQueue: TASK_QUEUE, callTimeoutMs: 20_000 });
});
afterAll(async () => {
  await dict.close();
  await worker.stop();
  await world.close();
});

const claim = (more: Partial<ClaimWorkflowInput> = {}): ClaimWorkflowInput => ({
  claim_id: `TEST-${randomUUID()}`,
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
  ...more,
});
const describeRun = (workflowId: string) =>
  world.environment.client.workflow.getHandle(workflowId).describe();

describe('a claim', () => {
  it('is started with its id, queue and execution timeout, asked, confirmed, and awaited', async () => {
    const input = claim();
    const run = await dict.claims.start(input);
    expect(run.workflowId).toBe(claimWorkflowId(input.claim_id));
    expect(await run.status()).toEqual({ ...input, status: 'WAITING_RESOLUTION' });
    expect(await run.confirm({ confirmed_by: 'agent-7' })).toEqual({
      claim_id: input.claim_id,
      outcome: 'ACCEPTED',
      status: 'CONFIRMED',
      decision: 'CONFIRM',
    });
    expect(await run.result()).toMatchObject({ status: 'COMPLETED', reason: 'USER_REQUESTED' });
    expect(await run.status()).toMatchObject({ decision: 'CONFIRM' });

    const { type, taskQueue, raw } = await describeRun(run.workflowId);
    expect([type, taskQueue]).toEqual([CLAIM_WORKFLOW, TASK_QUEUE]);
    const timeout = raw.executionConfig?.workflowExecutionTimeout?.seconds;
    expect(Number(timeout)).toBe(90 * 86_400);
  });

  it('is decided by signal too, with its reason', async () => {
    const confirmed = await dict.claims.start(claim());
    await confirmed.signalConfirm();
    expect(await confirmed.result()).toMatchObject({ status: 'COMPLETED' });
    const cancelled = await dict.claims.start(claim());
    await cancelled.signalCancel({ reason: 'FRAUD', cancelled_by: 'agent-7' });
    expect(await cancelled.result()).toMatchObject({ status: 'CANCELLED', reason: 'FRAUD' });
  });

  it('is found by its id, and its start can be awaited as a whole', async () => {
    const input = claim();
    const end = dict.claims.startAndWait(input, { timeoutMs: 20_000 });
    const run = dict.claims.get(input.claim_id);
    await expect
      .poll(() => run.cancel().catch(() => undefined))
      .toMatchObject({
        outcome: 'ACCEPTED',
      });
    expect(await end).toMatchObject({ status: 'CANCELLED' });
    expect(await run.result()).toEqual(await end);
  });
});

describe('a second start with the same id', () => {
  it('gives the run that is at work, however many start at once', async () => {
    const input = claim();
    const runs = await Promise.all(Array.from({ length: 10 }, () => dict.claims.start(input)));
    await runs[0]?.confirm();
    const ends = await Promise.all(runs.map((run) => run.result()));
    expect(new Set(ends.map(({ ended_at }) => ended_at)).size).toBe(1);
  });

  it('gives the run that has ended, whatever the order of its fields', async () => {
    const input = claim();
    const run = await dict.claims.start(input);
    await run.confirm();
    const end = await run.result();
    const reversed = Object.fromEntries(Object.entries(input).reverse()) as typeof input;
    const again = await dict.claims.start(reversed);
    expect(await again.result()).toEqual(end);
    expect((await describeRun(run.workflowId)).historyLength).toBeGreaterThan(0);
  });

  it('is refused where its content is other, and says by which field', async () => {
    const input = claim();
    await dict.claims.start(input);
    const error = await errorOf(dict.claims.start({ ...input, entry_id: 'ENTRY-002' }));
    expect(error).toMatchObject({ type: 'IdAlreadyUsed', repeat: 'never' });
    expect(error.faults).toEqual([
      { field: 'claim_id', rule: 'is used by a run with other content' },
    ]);
  });

  it('begins anew where the first run failed', async () => {
    const failing = claim({ requested_by: 'FAIL BridgeUnavailable' });
    const first = await dict.claims.start(failing);
    await errorOf(first.result());
    const { runId } = await describeRun(first.workflowId);
    const second = await dict.claims.start(failing);
    await errorOf(second.result());
    expect((await describeRun(first.workflowId)).runId).not.toBe(runId);
  });

  it('takes a run that somebody started without this library for the same', async () => {
    const input = claim();
    await world.environment.client.workflow.start(CLAIM_WORKFLOW, {
      taskQueue: TASK_QUEUE,
      workflowId: claimWorkflowId(input.claim_id),
      args: [input],
    });
    const run = await dict.claims.start(input);
    await run.signalConfirm();
    expect(await run.result()).toMatchObject({ status: 'COMPLETED' });
  });
});

describe('what goes wrong', () => {
  it('in an input is named before anything is sent', async () => {
    const input = claim({ claimer_ispb: '1', donor_ispb: '2' });
    const error = await errorOf(dict.claims.start(input));
    expect(error).toMatchObject({ type: 'InvalidInput', repeat: 'never' });
    expect(error.faults.map(({ field }) => field)).toEqual(['claimer_ispb', 'donor_ispb']);
    expect(() => dict.claims.get('ana@example.com')).toThrow(/^InvalidInput: claim_id/);
    expect(await errorOf(dict.claims.get(input.claim_id).status())).toMatchObject({
      type: 'RunNotFound',
    });
  });

  it('in a message is named by the parser, and by the run itself where only that can know', async () => {
    const run = await dict.claims.start(claim());
    const wrong = { reason: 'BORED' } as unknown as { reason: 'FRAUD' };
    for (const call of [run.confirm, run.signalCancel, run.cancel])
      expect(await errorOf(call(wrong))).toMatchObject({ type: 'InvalidInput' });
    const refused = await errorOf(run.confirm({ reason: 'RECONCILIATION' }));
    expect(refused).toMatchObject({ type: 'InvalidInput', faults: [{ field: 'reason' }] });
    expect(await run.status()).toMatchObject({ status: 'WAITING_RESOLUTION' });
  });

  it('in a run comes with type, faults and what a repeat is worth', async () => {
    const refused = claim({ requested_by: 'FAIL ClaimKeyNotFound' });
    expect(await errorOf(dict.claims.startAndWait(refused))).toMatchObject({
      type: 'ClaimKeyNotFound',
      repeat: 'never',
      faults: [{ field: 'entry_id', rule: 'not in this test' }],
      workflowId: claimWorkflowId(refused.claim_id),
    });
    const broken = claim({ requested_by: 'FAIL BridgeUnavailable' });
    expect(await errorOf(dict.claims.startAndWait(broken))).toMatchObject({ repeat: 'retry' });
  });

  it('by a defect tells nothing of what the failure quotes', async () => {
    const error = await errorOf(
      dict.claims.startAndWait(claim({ requested_by: 'FAIL Bug', claimer: PERSON })),
    );
    expect(error).toMatchObject({ type: 'RunBroken', repeat: 'never' });
    expect([error.message, error.stack, String(error.cause)].join()).not.toContain('Canary');
  });

  it('by force is told apart: cancelled and terminated', async () => {
    const { workflow } = world.environment.client;
    const cancelled = await dict.claims.start(claim());
    await workflow.getHandle(cancelled.workflowId).cancel();
    expect(await errorOf(cancelled.result())).toMatchObject({ type: 'RunCancelled' });
    const terminated = await dict.claims.start(claim());
    await workflow.getHandle(terminated.workflowId).terminate('by Canary');
    const error = await errorOf(terminated.result());
    expect(error).toMatchObject({ type: 'RunTerminated' });
    expect(error.message).not.toContain('Canary');
  });

  it('with an id: nothing is there, or it is over', async () => {
    const nobody = dict.claims.get(`NONE-${randomUUID()}`);
    for (const call of [nobody.status, nobody.result, nobody.confirm, nobody.signalCancel])
      expect(await errorOf(call())).toMatchObject({ type: 'RunNotFound', repeat: 'never' });
    const over = await dict.claims.start(claim());
    await over.confirm();
    await over.result();
    for (const call of [over.cancel, over.signalConfirm])
      expect(await errorOf(call())).toMatchObject({ type: 'RunEnded', repeat: 'never' });
  });

  it('with time: the wait ends, the run goes on', async () => {
    const run = await dict.claims.start(claim());
    expect(await errorOf(run.result({ timeoutMs: 300 }))).toMatchObject({
      type: 'WaitTimedOut',
      repeat: 'retry',
    });
    await run.confirm();
    expect(await run.result({ timeoutMs: 20_000 })).toMatchObject({ status: 'COMPLETED' });
  });
});
