import {
  APPROVE_SIGNAL,
  InvalidInputError,
  SYNC_PROGRESS_SIGNAL,
  VSYNC_STATUS_QUERY,
  parseSyncApprovalInput,
  parseSyncProgressInput,
  type VSyncStatusAnswer,
} from '@conn-dict/contracts';
import { defineQuery, defineSignal, log, setHandler } from '@temporalio/workflow';
import type { SyncRun } from './sync-run.js';

/** Sets what a run answers to; call it before the first await. */
export function setSyncHandlers(run: SyncRun): void {
  setHandler(defineQuery<VSyncStatusAnswer>(VSYNC_STATUS_QUERY), () => toAnswer(run));
  setHandler(defineSignal<[unknown?]>(APPROVE_SIGNAL), (input) =>
    orIgnored(run, APPROVE_SIGNAL, () =>
      run.apply({ type: 'APPROVED', ...parseSyncApprovalInput(input) }),
    ),
  );
  setHandler(defineSignal<[unknown?]>(SYNC_PROGRESS_SIGNAL), (input) =>
    orIgnored(run, SYNC_PROGRESS_SIGNAL, () =>
      run.apply({ type: 'PROGRESSED', ...parseSyncProgressInput(input) }),
    ),
  );
}

/** A signal that comes late, twice or wrong is logged, and changes nothing. */
function orIgnored({ input }: SyncRun, signal: string, act: () => boolean): void {
  const participant_ispb = input.participantIspb;
  try {
    if (!act()) log.info(`signal ${signal} ignored`, { participant_ispb });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    log.warn(`signal ${signal} ignored`, { participant_ispb, faults: error.message });
  }
}

function toAnswer({ input, state }: SyncRun): VSyncStatusAnswer {
  return {
    participant_ispb: input.participantIspb,
    sync_type: input.syncType,
    dry_run: input.dryRun,
    phase: state.phase,
    ...(state.keyType ? { key_type: state.keyType } : {}),
    ...(state.percent === undefined ? {} : { percent: state.percent }),
    ...(state.entriesPerSecond === undefined ? {} : { entries_per_second: state.entriesPerSecond }),
    differences: state.differences,
    ...(state.failureType ? { failure_type: state.failureType } : {}),
  };
}
