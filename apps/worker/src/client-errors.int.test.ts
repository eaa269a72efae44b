// Proves what a service sees through the client of each refusal of the directory, over real gRPC and Temporal's real server.
import { isConnDictError } from '@conn-dict/client';
import { DIRECTORY_FAILURES, type DirectoryFailureType } from '@conn-dict/contracts';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newEntry } from '../test/entry-samples.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

const TYPES = Object.keys(DIRECTORY_FAILURES) as DirectoryFailureType[];
const typesWorth = (repeat: string) => TYPES.filter((type) => DIRECTORY_FAILURES[type] === repeat);

let slice: WorkerSlice;
beforeAll(async () => {
  slice = await startWorkerSlice({ createEnvironment: createRealTimeEnvironment });
});
afterAll(() => slice.stop());
beforeEach(() => slice.simulator.faults.clear());

/** Registers a key that the directory refuses once with `type`. */
async function register(type: DirectoryFailureType) {
  const refused = slice.simulator.faults.add({ method: 'CreateEntry', type, times: 1 });
  const input = newEntry('EMAIL');
  const outcome = await slice.dict.entries.create
    .startAndWait(input)
    .then(({ status }) => status)
    .catch((error: unknown) => error);
  expect(refused.hits).toBe(1);
  return { input, outcome };
}

describe('a refusal for good', () => {
  it.each(typesWorth('never'))('%s comes through the client by its name', async (type) => {
    const { input, outcome } = await register(type);
    expect(isConnDictError(outcome)).toBe(true);
    expect(outcome).toMatchObject({ type, repeat: 'never' });
    for (const value of [input.key!, input.owner.tax_id, input.owner.name])
      expect(JSON.stringify(outcome) + String(outcome)).not.toContain(value);
  });
});

describe('a refusal that a repeat can help', () => {
  it.each(typesWorth('retry'))('%s is not seen by the service', async (type) => {
    const { outcome } = await register(type);
    expect(outcome).toBe('ACTIVE');
  });
});
