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
import { until } from '../test/worker-program.js';

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

async function isWaiting({ workflowId }: WorkflowHandle, reader: Client): Promise<void> {
  const run = reader.workflow.getHandle(workflowId);
  // A run whose last task has failed answers nothing yet.
  const ask = () =>
    run.query<ClaimStatusAnswer>(CLAIM_STATUS_QUERY).catch((error: unknown) => String(error));
  await until(
    ask,
    (answer) => typeof answer === 'object' && answer.status === 'WAITING_RESOLUTION',
  );
}

/** Waits until a workflow task of the run has failed; what its history says of that, without a key. */
async function failureOf(run: WorkflowHandle): Promise<unknown> {
  const failures = async () =>
    (await historyOf(run)).events?.flatMap(
      ({ workflowTaskFailedEventAttributes: failed }) => failed?.failure?.message ?? [],
    ) ?? [];
  return (await until(failures, ({ length }) => length > 0))[0];
}

function historyOf({ workflowId }: WorkflowHandle) {
  return world.temporal.client.workflow.getHandle(workflowId).fetchHistory();
}

async function keyIdsOf(run: WorkflowHandle): Promise<string[]> {
  const ids = JSON.stringify(await historyOf(run)).matchAll(/"encryption-key-id":"(\w+=*)"/g);
  return [...new Set([...ids].map(([, id]) => Buffer.from(id!, 'base64').toString()))].sort();
}

it('encryption is switched on, and the key changed, while claims are under way', async () => {
  const off = await world.startWorker({});
  const [plain, sealed] = [
    await startClaim(clientWith(), 'ENTRY-001'),
    await startClaim(clientWith(codecWith('a')), 'ENTRY-002'),
  ];
  await isWaiting(plain, clientWith());
  expect(await failureOf(sealed)).toBe('the encoding of a payload is not known');
  await world.stopWorker(off);

  const strict = await world.startWorker(keyVariables('a', 'b'));
  await plain.signal('confirm', { confirmed_by: 'agent-7' });
  expect(await failureOf(plain)).toBe('payload: is not encrypted, and plain ones are not accepted');
  await isWaiting(sealed, clientWith(codecWith('a')));

  const lenient = await world.startWorker({ ...keyVariables('b', 'a'), ...ACCEPT_PLAIN });
  await world.stopWorker(strict);
  const client = clientWith(codecWith('b', 'a'));
  await client.workflow.getHandle(sealed.workflowId).signal('confirm', { confirmed_by: 'agent-7' });
  for (const { workflowId } of [plain, sealed]) {
    const result = client.workflow.getHandle(workflowId).result();
    expect(await result).toMatchObject({ status: 'COMPLETED' });
  }
  expect(await keyIdsOf(sealed)).toEqual(['a', 'b']);
  expect(await keyIdsOf(plain)).toContain('b');
  await world.stopWorker(lenient);
}, 120_000);

it('a claim whose key is missing waits, says which, and goes on when it is back', async () => {
  const before = await world.startWorker(keyVariables('a'));
  const [runOfA, client] = [
    await startClaim(clientWith(codecWith('a')), 'ENTRY-003'),
    clientWith(codecWith('b', 'a')),
  ];
  await isWaiting(runOfA, client);
  await world.stopWorker(before);

  const without = await world.startWorker(keyVariables('b'));
  await client.workflow.getHandle(runOfA.workflowId).signal('confirm');
  const failure = await failureOf(runOfA);
  expect(failure).toBe('payload under key "a": there is no such key here');
  expect((await runOfA.describe()).status.name).toBe('RUNNING');
  const told = JSON.stringify({ error_type: 'PayloadUnreadable', error: failure }).slice(1, -1);
  await until(without.stdout, (log) => log.includes(told));
  expect((await without.ready()).status).toBe(200);
  await world.stopWorker(without);

  const after = await world.startWorker(keyVariables('b', 'a'));
  const result = client.workflow.getHandle(runOfA.workflowId).result();
  expect(await result).toMatchObject({ status: 'COMPLETED' });
  await world.stopWorker(after);
}, 120_000);
