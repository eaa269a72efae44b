// Proves Bacen's acceptance case over the real directory, PostgreSQL and gRPC: one sync finds and repairs every difference and invents none, while nobody else writes and while others do.
import { randomUUID } from 'node:crypto';
import type { KeyTypeSync, VSyncWorkflowResult } from '@conn-dict/contracts';
import { KEY_TYPES } from '@conn-dict/dict';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEntry } from '../test/entry-samples.js';
import { contentHere, vsyncsOf } from '../test/sync-sides.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

const ENTRIES = 1_000;
const DRIFT = { alter: 7, add: 11, remove: 5 };
/** One that the demo data does not know. */
const PARTICIPANT = '55555555';

let slice: WorkerSlice;
beforeAll(async () => {
  slice = await startWorkerSlice();
  for (const keyType of KEY_TYPES)
    await slice.simulator.seedEntries({
      participant: PARTICIPANT,
      keyType,
      count: ENTRIES,
      seed: 1,
    });
}, 120_000);
afterAll(() => slice.stop());

const start = (input: object = {}) =>
  slice.startWorkflow(
    'VSyncWorkflow',
    { participant_ispb: PARTICIPANT, ...input },
    `vsync-${randomUUID()}`,
  );
const sync = async (input: object = {}) =>
  (await (await start(input)).result()) as VSyncWorkflowResult;

function drift(seed: number, isSilent: boolean) {
  const request = { participant: PARTICIPANT, keyTypes: KEY_TYPES, ...DRIFT, seed, isSilent };
  return slice.simulator.makeDrift(request);
}

/** What a run must have found: the drift, and nothing that others have written. */
function found(method: KeyTypeSync['method']): KeyTypeSync[] {
  return KEY_TYPES.map((key_type) => ({
    key_type,
    outcome: 'REPAIRED',
    method,
    missing_here: DRIFT.add,
    missing_there: DRIFT.remove,
    different: DRIFT.alter,
    left: 0,
  }));
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
    await expect
      .poll(async () => (await run.query<{ phase: string }>('status')).phase, { timeout: 60_000 })
      .toBe('AWAITING_APPROVAL');
    expect((await run.query<{ differences: number }>('status')).differences).toBe(5 * ENTRIES);
    await run.signal('approve', { approved_by: 'operator-7' });
    const result = (await run.result()) as VSyncWorkflowResult;
    for (const each of result.key_types)
      expect(each).toMatchObject({ outcome: 'REPAIRED', method: 'FILE', missing_here: ENTRIES });
    await expectSame();
  }, 240_000);
});

describe('drift at the directory', () => {
  it.each([
    ['told by events', false, 'EVENTS'],
    ['in silence', true, 'FILE'],
  ] as const)(
    '%s is found and repaired in one run',
    async (_, isSilent, method) => {
      const drifted = drift(isSilent ? 3 : 2, isSilent);
      const result = await sync();
      expect(result.key_types).toEqual(found(method));
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
    },
    240_000,
  );
});

describe('while others write', () => {
  /** Creates, changes and deletes entries of the participant, one after the other, until told to stop. */
  async function write(writer: number, signal: AbortSignal): Promise<number> {
    const { dict } = slice;
    const inTime = { timeoutMs: 30_000 };
    let writes = 0;
    for (; !signal.aborted; writes += 3) {
      const keyType = KEY_TYPES[(writer + writes) % KEY_TYPES.length]!;
      const { account, ...input } = newEntry(keyType);
      const entry = { ...input, account: { ...account, participant: PARTICIPANT } };
      await dict.entries.create.startAndWait(entry, inTime);
      const { entry_id } = entry;
      const moved = { ...newEntry(keyType).account, participant: PARTICIPANT };
      const reason = 'RECONCILIATION';
      await dict.entries.update.startAndWait({ entry_id, account: moved, reason }, inTime);
      if (writes % 2 === 0) await dict.entries.delete.startAndWait({ entry_id, reason }, inTime);
    }
    return writes;
  }

  it.each([
    ['INCREMENTAL', false, 'EVENTS'],
    ['FULL', true, 'FILE'],
  ] as const)(
    'a sync that is %s finds the drift alone',
    async (sync_type, isSilent, method) => {
      const stop = new AbortController();
      const writers = [0, 1, 2].map((writer) => write(writer, stop.signal));
      drift(isSilent ? 5 : 4, isSilent);
      try {
        const result = (await slice.resultOf(await start({ sync_type }))) as VSyncWorkflowResult;
        expect(result.key_types).toEqual(found(method));
      } finally {
        stop.abort();
      }
      const writes = await Promise.all(writers);
      expect(Math.min(...writes)).toBeGreaterThan(3);
      await expectSame();
      for (const { outcome } of (await sync()).key_types) expect(outcome).toBe('IN_SYNC');
    },
    240_000,
  );
});
