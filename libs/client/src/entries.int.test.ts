// Proves on Temporal's real server that entries are created once, changed and deleted again and again, and kept in time.
import { randomUUID } from 'node:crypto';
import type { TestWorker } from '@conn-dict/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandInWorld, errorOf, type StandInWorld } from '../test/stand-in-world.js';
import { createConnDictClient, type ConnDictClient } from './index.js';

const TASK_QUEUE = 'entries-of-a-test';
const DAY_SECONDS = 86_400;

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

const newId = () => `ENTRY-${randomUUID()}`;
const phone = {
  key_type: 'PHONE',
  key: '+5511900000001',
  account: { participant: '12345678', account_number: '10000001', account_type: 'CACC' },
  owner: { type: 'NATURAL_PERSON', tax_id: '12345678909', name: 'Ana Exemplo' },
  reason: 'USER_REQUESTED',
} as const;
const account = { ...phone.account, account_number: '10000002' };

async function timeoutSeconds(workflowId: string): Promise<number> {
  const handle = world.environment.client.workflow.getHandle(workflowId);
  const { raw } = await handle.describe();
  return Number(raw.executionConfig?.workflowExecutionTimeout?.seconds);
}

describe('a key', () => {
  it('is registered once for its entry id', async () => {
    const input = { ...phone, entry_id: newId() };
    const run = await dict.entries.create.start(input);
    const end = await run.result();
    expect(end).toMatchObject({ entry_id: input.entry_id, status: 'ACTIVE' });
    expect(await dict.entries.create.startAndWait(input)).toEqual(end);
    expect(await run.status()).toMatchObject({ operation: 'CREATE', status: 'ACTIVE' });
    expect(await timeoutSeconds(run.workflowId)).toBe(60 * DAY_SECONDS);
    const other = await errorOf(dict.entries.create.start({ ...input, key: '+5511900000002' }));
    expect(other).toMatchObject({ type: 'IdAlreadyUsed', faults: [{ field: 'entry_id' }] });
  });

  it('gets an entry id where the caller has none', async () => {
    const [one, other] = await Promise.all([
      dict.entries.create.startAndWait(phone),
      dict.entries.create.startAndWait(phone),
    ]);
    expect(one.entry_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.entry_id).not.toBe(one.entry_id);
  });

  it('that breaks a rule is not registered, and not shown', async () => {
    const canary = '+55119canary';
    const error = await errorOf(dict.entries.create.start({ ...phone, key: canary }));
    expect(error).toMatchObject({ type: 'InvalidInput', faults: [{ field: 'key' }] });
    expect(error.message).not.toContain('canary');
  });
});

describe('an entry', () => {
  it('is changed as often as somebody wants to', async () => {
    const change = { entry_id: newId(), account, reason: 'BRANCH_TRANSFER' } as const;
    const first = await dict.entries.update.startAndWait(change);
    const second = await dict.entries.update.startAndWait(change);
    expect(second.updated_at).not.toBe(first.updated_at);
  });

  it('is deleted at once, or after its waiting period, for which its run has time', async () => {
    const entry_id = newId();
    const deletion = { entry_id, reason: 'USER_REQUESTED' } as const;
    const gone = await dict.entries.delete.startAndWait(deletion);
    expect(gone).toMatchObject({ entry_id, status: 'DELETED' });

    const waits = { ...deletion, waiting_period_days: 30 };
    const run = await dict.entries.delete.start(waits);
    expect(await timeoutSeconds(run.workflowId)).toBe((60 + 30) * DAY_SECONDS);
    expect(await run.cancelDeletion({ cancelled_by: 'agent-7' })).toMatchObject({
      outcome: 'ACCEPTED',
    });
    expect(await run.result()).toMatchObject({ status: 'ACTIVE' });

    const again = await dict.entries.delete.start(waits);
    await dict.entries.delete.get(entry_id).signalCancelDeletion();
    expect(await again.result()).toMatchObject({ status: 'ACTIVE' });
  });
});
