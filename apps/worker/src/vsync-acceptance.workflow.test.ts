// Proves Bacen's acceptance case over the real directory, PostgreSQL and gRPC: one sync finds and repairs every difference and invents none, while nobody else writes and while others do.
import type { VSyncWorkflowResult } from '@conn-dict/contracts';
import { KEY_TYPES } from '@conn-dict/dict';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { contentHere, vsyncsOf } from '../test/sync-sides.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

const PARTICIPANT = '55555555';
const ENTRIES = 1_000;
const DRIFT = { alter: 7, add: 11, remove: 5 };

let slice: WorkerSlice;
beforeAll(async () => {
  slice = await startWorkerSlice({ workflowCache: inject('workflowCache') });
  for (const keyType of KEY_TYPES)
    await slice.simulator.seedEntries({ participant: PARTICIPANT, keyType, count: ENTRIES, seed: 1 });
}, 120_000);
afterAll(() => slice.stop());

async function sync(input: object = {}): Promise<VSyncWorkflowResult> {
  const run = await slice.startWorkflow(
    'VSyncWorkflow',
    { participant_ispb: PARTICIPANT, ...input },
    `vsync-${PARTICIPANT}-${Math.random()}`,
  );
  return (await run.result()) as VSyncWorkflowResult;
}

async function expectSame(): Promise<void> {
  const { here, there } = await vsyncsOf(slice, PARTICIPANT);
  expect(here).toEqual(there);
}

describe('a first sync', () => {
  it('waits for an approval of 5,000 entries, then has them all', async () => {
    const workflowId = `vsync-${PARTICIPANT}-first`;
    const run = await slice.startWorkflow(
      'VSyncWorkflow',
      { participant_ispb: PARTICIPANT },
      workflowId,
    );
    const ended = slice.resultOf(run);
    await expect
      .poll(async () => (await run.query<{ phase: string }>('status')).phase, { timeout: 60_000 })
      .toBe('AWAITING_APPROVAL');
    expect((await run.query<{ differences: number }>('status')).differences).toBe(5 * ENTRIES);
    await run.signal('approve', { approved_by: 'operator-7' });
    const result = (await ended) as VSyncWorkflowResult;
    for (const each of result.key_types)
      expect(each).toMatchObject({ outcome: 'REPAIRED', method: 'FILE', missing_here: ENTRIES });
    await expectSame();
  }, 240_000);
});

describe('drift at the directory', () => {
  it.each([
    ['told by events', false, 'EVENTS'],
    ['in silence', true, 'FILE'],
  ])('%s is found and repaired in one run', async (_, isSilent, method) => {
    const drifted = slice.simulator.makeDrift({
      participant: PARTICIPANT,
      keyTypes: KEY_TYPES,
      ...DRIFT,
      seed: isSilent ? 3 : 2,
      isSilent,
    });
    const result = await sync();
    expect(result.key_types).toEqual(
      KEY_TYPES.map((key_type) => ({
        key_type,
        outcome: 'REPAIRED',
        method,
        missing_here: DRIFT.add,
        missing_there: DRIFT.remove,
        different: DRIFT.alter,
        left: 0,
      })),
    );
    await expectSame();
    for (const { before, after } of drifted.slice(0, 40)) {
      const rows = await contentHere(slice, (after ?? before)!.key);
      expect(rows.map(({ account_number }) => account_number)).toEqual(
        after ? [after.account.accountNumber] : [],
      );
    }
    const again = await sync();
    for (const each of again.key_types)
      expect(each).toMatchObject({ outcome: 'IN_SYNC', method: 'VSYNC' });
  }, 240_000);
});
