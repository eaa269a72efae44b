import { VSYNC_WORKFLOW, vsyncWorkflowId } from '@conn-dict/contracts';
import type { JourneyPlan } from '../plan/journey-plan.js';
import { CLAIMER, SEEDED } from '../world/people.js';
import type { Subject } from './subject.js';
import type { Walk } from './walk.js';

type SyncPlan = JourneyPlan & { kind: 'sync' };

/** A result has no status; a sync that fails has another end. */
export const SYNCED = 'synced';

export function toSyncSubject(plan: SyncPlan): Subject {
  const id = plan.participant === 'claimer' ? CLAIMER : SEEDED;
  return { plan, id, runs: [{ workflowId: toRunId(id, plan.round), ends: [SYNCED] }] };
}

function toRunId(participant: string, round: number): string {
  return [vsyncWorkflowId(participant), ...(round > 0 ? [round] : [])].join('-');
}

/** Compares a participant's phone keys with the directory, and repairs. */
export async function walkSync(
  { reach, at }: Walk,
  { startMs, syncType, round }: SyncPlan,
  { id }: Pick<Subject, 'id'>,
): Promise<void> {
  await at(startMs);
  if (round > 0) await reach.ended(toRunId(id, round - 1));
  await reach.start(VSYNC_WORKFLOW, toRunId(id, round), {
    participant_ispb: id,
    key_types: ['PHONE'],
    sync_type: syncType,
  });
}
