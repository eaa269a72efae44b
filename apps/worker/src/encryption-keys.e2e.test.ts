// Proves that keys change without a stop, and that a worker that cannot read a payload loses nothing: it goes on with the key.
import { randomUUID } from 'node:crypto';
import {
  CLAIM_STATUS_QUERY,
  CLAIM_WORKFLOW,
  DEFAULT_TASK_QUEUE,
  type ClaimStatusAnswer,
} from '@conn-dict/contracts';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLAIMER, DONOR } from '../test/claim-paths.js';
import { startKeyWorld, type KeyWorld } from '../test/encryption/key-world.js';
import { codecWith, keyVariables } from '../test/encryption/payload-keys.js';
import { toLogLines, until } from '../test/worker-program.js';

const ACCEPT_PLAIN = { PAYLOAD_ENCRYPTION_ACCEPT_PLAIN: 'true' };

let world: KeyWorld;
beforeAll(async () => {
  world = await startKeyWorld();
});
afterAll(() => world.stop());

/** A client of the same server with other keys; none: plain. */
function clientWith(...payloadCodecs: ReturnType<typeof codecWith>[]): Client {
  const { connection } = world.temporal;
  return new Client({ connection, dataConverter: { payloadCodecs } });
}

async function startClaim(client: Client, entry_id: string): Promise<WorkflowHandle> {
  const claim_id = `CLAIM-${randomUUID()}`;
  const input = { claim_id, entry_id, claim_type: 'PORTABILITY' };
  return await client.workflow.start(CLAIM_WORKFLOW, {
    taskQueue: DEFAULT_TASK_QUEUE,
    workflowId: claim_id,
    args: [{ ...input, claimer_ispb: CLAIMER, donor_ispb: DONOR }],
  });
}

async function isWaiting(run: WorkflowHandle): Promise<void> {
  const status = async () => (await run.query<ClaimStatusAnswer>(CLAIM_STATUS_QUERY)).status;
  await until(status, (answer) => answer === 'WAITING_RESOLUTION');
}

/** What the history says of the workflow tasks that failed, and how often. */
async function failuresOf({ workflowId }: WorkflowHandle): Promise<readonly unknown[]> {
  const { events } = await world.temporal.client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).flatMap((event) => {
    const failure = event.workflowTaskFailedEventAttributes?.failure;
    return failure ? [failure.message] : [];
  });
}

async function keyIdsOf({ workflowId }: WorkflowHandle): Promise<string[]> {
  const history = await world.temporal.client.workflow.getHandle(workflowId).fetchHistory();
  const ids = JSON.stringify(history).matchAll(/"encryption-key-id":"(\w+=*)"/g);
  return [...new Set([...ids].map(([, id]) => Buffer.from(id!, 'base64').toString()))].sort();
}

it('a claim that began under one key ends under the next, with nobody stopped between them', async () => {
  const first = await world.startWorker(keyVariables('a', 'b'));
  const run = await startClaim(world.temporal.client, 'ENTRY-001');
  await isWaiting(run);
  const second = await world.startWorker(keyVariables('b', 'a'));
  await world.stopWorker(first);
  const client = clientWith(codecWith('b', 'a'));
  await client.workflow.getHandle(run.workflowId).signal('confirm', { confirmed_by: 'agent-7' });
  expect(await run.result()).toMatchObject({ status: 'COMPLETED' });
  expect(await keyIdsOf(run)).toEqual(['a', 'b']);
  expect(await failuresOf(run)).toEqual([]);
  await world.stopWorker(second);
});

it('a claim whose key is missing waits, says which, and goes on when it is back', async () => {
  const before = await world.startWorker(keyVariables('a'));
  const run = await startClaim(clientWith(codecWith('a')), 'ENTRY-002');
  await isWaiting(run);
  await world.stopWorker(before);

  const without = await world.startWorker(keyVariables('b'));
  await clientWith(codecWith('b')).workflow.getHandle(run.workflowId).signal('confirm');
  const failures = await until(() => failuresOf(run), ({ length }) => length > 0);
  expect(failures[0]).toBe('payload under key "a": there is no such key here');
  expect((await run.describe()).status.name).toBe('RUNNING');
  const log = toLogLines(without.stdout()).find((line) => line['error_type'] === 'PayloadUnreadable');
  expect(log).toMatchObject({ level: 'error', error: failures[0] });
  expect((await without.ready()).status).toBe(200);
  await world.stopWorker(without);

  const after = await world.startWorker(keyVariables('b', 'a'));
  expect(await run.result().catch((error: unknown) => error)).toMatchObject({ type: 'PayloadUnreadable' });
  const reader = clientWith(codecWith('b', 'a'));
  expect(await reader.workflow.getHandle(run.workflowId).result()).toMatchObject({
    status: 'COMPLETED',
  });
  await world.stopWorker(after);
});

it('a plain claim of before waits at a strict worker, and ends at one that accepts it; what is new is encrypted', async () => {
  const plain = await world.startWorker({});
  const run = await startClaim(clientWith(), 'ENTRY-003');
  await isWaiting(run);
  await world.stopWorker(plain);

  const strict = await world.startWorker(keyVariables('a'));
  await clientWith().workflow.getHandle(run.workflowId).signal('confirm');
  const failures = await until(() => failuresOf(run), ({ length }) => length > 0);
  expect(failures[0]).toBe('payload: is not encrypted, and plain ones are not accepted');
  await world.stopWorker(strict);

  const lenient = await world.startWorker({ ...keyVariables('a'), ...ACCEPT_PLAIN });
  const result = world.temporal.client.workflow.getHandle(run.workflowId).result();
  expect(await result).toMatchObject({ status: 'COMPLETED' });
  expect(await keyIdsOf(run)).toEqual(['a']);
  await world.stopWorker(lenient);
});

it('an encrypted claim waits at a worker without encryption', async () => {
  const off = await world.startWorker({});
  const run = await startClaim(world.temporal.client, 'ENTRY-004');
  const failures = await until(() => failuresOf(run), ({ length }) => length > 0);
  expect(failures[0]).toBe('the encoding of a payload is not known');
  await world.stopWorker(off);
  const on = await world.startWorker(keyVariables('a'));
  await isWaiting(run);
  await run.terminate();
  await world.stopWorker(on);
});
