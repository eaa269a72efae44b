import { randomUUID } from 'node:crypto';
import type { VSyncWorkflowResult } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { expect } from 'vitest';
import { vsyncsOf } from './sync-sides.js';
import type { WorkerSlice } from './worker-slice.js';

/** One that the demo data does not know. */
export const SYNCED = '55555555';

/** Every key type's repair is the same code. */
export const KEY_TYPE: KeyType = 'PHONE';

/** A participant's entries of one key type on both sides, and what a test does with them. */
export interface SyncWorld {
  start(input?: object): Promise<WorkflowHandle>;
  /** Runs a sync to its end. */
  sync(input?: object): Promise<VSyncWorkflowResult>;
  /** What a run failed with. */
  failure(run: WorkflowHandle): Promise<ApplicationFailure>;
  /** Lets the directory's side differ by 3 changed, 4 new and 2 removed entries. */
  drift(isSilent?: boolean): void;
  expectSame(): Promise<void>;
  /** All live rows of ours, to see that nothing was touched. */
  rows(): Promise<readonly object[]>;
}

/** What every drift of a SyncWorld must be found as. */
export const DRIFTED = { missing_here: 4, missing_there: 2, different: 3, left: 0 };

let seed = 1;

export function createSyncWorld(slice: WorkerSlice): SyncWorld {
  const start = (input: object = {}) =>
    slice.startWorkflow(
      'VSyncWorkflow',
      { participant_ispb: SYNCED, key_types: [KEY_TYPE], ...input },
      `vsync-${randomUUID()}`,
    );
  return {
    start,
    sync: async (input) => (await (await start(input)).result()) as VSyncWorkflowResult,
    async failure(run) {
      const error: unknown = await run.result().catch((reason: unknown) => reason);
      if (error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure)
        return error.cause;
      throw new Error('the run did not fail as ours do', { cause: error });
    },
    drift: (isSilent = true) =>
      void slice.simulator.makeDrift({
        participant: SYNCED,
        keyTypes: [KEY_TYPE],
        alter: DRIFTED.different,
        add: DRIFTED.missing_here,
        remove: DRIFTED.missing_there,
        seed: seed++,
        isSilent,
      }),
    async expectSame() {
      const { here, there } = await vsyncsOf(slice, SYNCED, [KEY_TYPE]);
      expect(here).toEqual(there);
    },
    rows: () =>
      slice.database.db
        .selectFrom('entries')
        .selectAll()
        .where('participant', '=', SYNCED)
        .orderBy('entry_id')
        .execute(),
  };
}
