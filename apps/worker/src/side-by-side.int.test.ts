// Proves that a combined worker and a worker for each domain, side by side on one server, do everything once.
import { createConnDictClient, type ConnDictClient } from '@conn-dict/client';
import { KEY_TYPES } from '@conn-dict/dict';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIMER, DONOR } from '../test/claim-paths.js';
import { SIDE_BY_SIDE } from '../test/deployments.js';
import { eachAtMost } from '../test/each-at-most.js';
import { newEntry } from '../test/entry-samples.js';
import { toClaimInput } from '../test/open-claims.js';
import { registerPhone } from '../test/register-phone.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

const COUNT = 200;
const AT_ONCE = 20;
const TEST_TIMEOUT_MS = 300_000;

let slice: WorkerSlice;
/** A service that finds the workers of the domains, and one that finds the combined worker. */
let services: readonly [ConnDictClient, ConnDictClient];
beforeAll(async () => {
  slice = await startWorkerSlice({
    deployment: SIDE_BY_SIDE,
    createEnvironment: createRealTimeEnvironment,
  });
  const { client } = slice.environment;
  const combined = createConnDictClient({ client, taskQueue: slice.taskQueue });
  services = [slice.dict, combined];
});
afterAll(() => slice.stop());

const numbers = Array.from({ length: COUNT }, (_, number) => number);
/** Both services, each the first one every other time. */
const turns = (number: number) => (number % 2 === 0 ? services : services.toReversed());
const typesOf = (subject: string) =>
  slice.events.filter((event) => event.subject === subject).map(({ type }) => type);
const repeatedCalls = () => slice.simulator.directory.calls().filter(({ count }) => count > 1);

async function queuesOfRuns(): Promise<ReadonlySet<string>> {
  const queues = new Set<string>();
  for await (const { taskQueue } of slice.environment.client.workflow.list())
    queues.add(taskQueue.replace(slice.taskQueue, 'queue'));
  return queues;
}

describe('workers of both deployments', () => {
  it(
    'register each key once, whichever service asked first',
    { timeout: TEST_TIMEOUT_MS },
    async () => {
      const inputs = numbers.map((number) => newEntry(KEY_TYPES[number % KEY_TYPES.length]!));
      await eachAtMost(AT_ONCE, numbers, async (number) => {
        const input = inputs[number]!;
        const runs = await Promise.all(
          turns(number).map((service) => service.entries.create.start(input)),
        );
        const [first, second] = await Promise.all(runs.map((run) => run.result()));
        expect(first).toMatchObject({ entry_id: input.entry_id, status: 'ACTIVE' });
        expect(second).toEqual(first);
      });
      for (const { entry_id } of inputs) expect(typesOf(entry_id)).toEqual(['dict.entry.created']);
      expect(repeatedCalls()).toEqual([]);
    },
  );

  it(
    'move each key once, one service asking and the other confirming',
    { timeout: TEST_TIMEOUT_MS },
    async () => {
      await eachAtMost(AT_ONCE, numbers, async (number) => {
        const [asks, confirms] = turns(number);
        const entryId = await registerPhone(slice.bridgeAddress, DONOR);
        const input = toClaimInput(entryId, 'PORTABILITY');
        const run = await asks.claims.start(input);
        await confirms.claims.get(input.claim_id).confirm({ confirmed_by: 'agent-7' });
        expect(await run.result()).toMatchObject({ status: 'COMPLETED' });
        expect(slice.simulator.directory.entry(entryId)?.account.participant).toBe(CLAIMER);
        expect(typesOf(input.claim_id)).toEqual(['dict.claim.created', 'dict.claim.completed']);
      });
      expect(slice.simulator.directory.claims()).toHaveLength(COUNT);
      expect(repeatedCalls()).toEqual([]);
    },
  );

  it('were all at work', async () => {
    expect(await queuesOfRuns()).toEqual(new Set(['queue', 'queue-claim', 'queue-entry']));
  });
});
