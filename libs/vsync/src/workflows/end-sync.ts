import type { FailureType, VSyncWorkflowResult } from '@conn-dict/contracts';
import { failureTypeOf, runFailureOf } from '@conn-dict/workflow-kit';
import { workflowInfo } from '@temporalio/workflow';
import type { SyncRun } from './sync-run.js';
import { activities } from './vsync-activity-options.js';

/** Writes the report, tells of the end, and answers what the run came to. */
export async function completeSync(run: SyncRun): Promise<VSyncWorkflowResult> {
  run.apply({ type: 'ENTERED', phase: 'REPORTING' });
  const endedAt = await report(run);
  run.tell('dict.sync.completed');
  await run.eventsOut();
  run.apply({ type: 'ENTERED', phase: 'DONE' });
  const { participantIspb, dryRun } = run.input;
  return {
    participant_ispb: participantIspb,
    report_id: run.reportId,
    dry_run: dryRun,
    key_types: run.results,
    ended_at: endedAt,
  };
}

/** Writes down and tells why the run broke. @throws ApplicationFailure of that type, always */
export async function failSync(run: SyncRun, error: unknown): Promise<never> {
  const failureType: FailureType = failureTypeOf(error) ?? 'StepTimedOut';
  run.apply({ type: 'FAILED', failureType });
  run.apply({ type: 'ENTERED', phase: 'FAILED' });
  await report(run, failureType);
  run.tell('dict.sync.failed');
  await run.eventsOut();
  throw runFailureOf(error, failureType);
}

async function report(run: SyncRun, failureType?: string): Promise<string> {
  const { participantIspb, syncType, dryRun } = run.input;
  const endedAt = new Date().toISOString();
  const { approvedBy } = run.state;
  await activities.GenerateSyncReportActivity({
    participant_ispb: participantIspb,
    report_id: run.reportId,
    workflow_id: workflowInfo().workflowId,
    sync_type: syncType,
    dry_run: dryRun,
    started_at: run.startedAt.toISOString(),
    ended_at: endedAt,
    key_types: run.results,
    ...(approvedBy ? { approved_by: approvedBy } : {}),
    ...(failureType ? { failure_type: failureType } : {}),
  });
  return endedAt;
}
