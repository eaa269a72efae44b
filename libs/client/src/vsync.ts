import {
  APPROVE_SIGNAL,
  VSYNC_STATUS_QUERY,
  VSYNC_WORKFLOW,
  parseSyncApprovalInput,
  parseVSyncWorkflowInput,
  vsyncInputShape,
  vsyncWorkflowId,
  type SyncApprovalInput,
  type VSyncStatusAnswer,
  type VSyncWorkflowInput,
  type VSyncWorkflowResult,
} from '@conn-dict/contracts';
import { createProcess, type Process } from './process.js';
import type { Run } from './run.js';
import type { RunDeps } from './start-run.js';

/** A sync at work, or over. */
export interface VSyncRun extends Run<VSyncStatusAnswer, VSyncWorkflowResult> {
  /** Lets a sync repair that found more differences than it may repair unasked. @throws ConnDictError `RunEnded` */
  signalApprove(input?: SyncApprovalInput): Promise<void>;
}

/** Syncs with the directory, by `participant_ispb`: a participant has one at a time. */
export type VSync = Process<VSyncWorkflowInput, VSyncRun, VSyncWorkflowResult>;

export function createVSync(deps: RunDeps): VSync {
  return createProcess<VSyncWorkflowInput, VSyncStatusAnswer, VSyncWorkflowResult, VSyncRun>(deps, {
    workflowType: VSYNC_WORKFLOW,
    parse: parseVSyncWorkflowInput,
    shape: vsyncInputShape,
    idField: 'participant_ispb',
    toWorkflowId: vsyncWorkflowId,
    statusQuery: VSYNC_STATUS_QUERY,
    toStarted: ({ signal, update: _, ...run }) => ({
      ...run,
      signalApprove: (input) => signal(APPROVE_SIGNAL, parseSyncApprovalInput, input),
    }),
  });
}
