import {
  APPROVE_SIGNAL,
  VSYNC_STATUS_QUERY,
  type VSyncStatusAnswer,
  type VSyncWorkflowInput,
  type VSyncWorkflowResult,
} from '@conn-dict/contracts';
import { condition, defineQuery, defineSignal, setHandler, uuid4 } from '@temporalio/workflow';

/** Stands in for the real workflow: it waits for an approval, and finds nothing. */
export async function VSyncWorkflow(input: VSyncWorkflowInput): Promise<VSyncWorkflowResult> {
  const { participant_ispb, dry_run = false, sync_type = 'INCREMENTAL' } = input;
  let approved = false;
  setHandler(defineSignal(APPROVE_SIGNAL), () => {
    approved = true;
  });
  setHandler(defineQuery<VSyncStatusAnswer>(VSYNC_STATUS_QUERY), () => ({
    participant_ispb,
    sync_type,
    dry_run,
    phase: approved ? 'DONE' : 'AWAITING_APPROVAL',
    differences: 0,
  }));
  await condition(() => approved);
  return {
    participant_ispb,
    report_id: uuid4(),
    dry_run,
    key_types: [],
    ended_at: new Date(Date.now()).toISOString(),
  };
}
