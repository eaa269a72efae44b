import {
  APPROVE_SIGNAL,
  SYNC_PROGRESS_SIGNAL,
  VSYNC_STATUS_QUERY,
  parseSyncApprovalInput,
  parseSyncProgressInput,
  type VSyncStatusAnswer,
} from '@conn-dict/contracts';
import { handleSignal } from '@conn-dict/workflow-kit';
import { defineQuery, setHandler } from '@temporalio/workflow';
import type { SyncRun } from './sync-run.js';

/** Sets what a run answers to; call it before the first await. */
export function setSyncHandlers(run: SyncRun): void {
  setHandler(defineQuery<VSyncStatusAnswer>(VSYNC_STATUS_QUERY), () => toAnswer(run));
  const ids = { participant_ispb: run.input.participantIspb };
  handleSignal(APPROVE_SIGNAL, {
    take: (input) => run.apply({ type: 'APPROVED', ...parseSyncApprovalInput(input) }),
    ids,
  });
  handleSignal(SYNC_PROGRESS_SIGNAL, {
    take: (input) => run.apply({ type: 'PROGRESSED', ...parseSyncProgressInput(input) }),
    ids,
  });
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
