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
  return { plan, id, runs: [{ workflowId: vsyncWorkflowId(id), ends: [SYNCED] }] };
}

/** Compares a participant's phone keys with the directory, and repairs. */
export async function walkSync(
  { reach, at }: Walk,
  { startMs, syncType }: SyncPlan,
  { id }: Pick<Subject, 'id'>,
): Promise<void> {
  await at(startMs);
  await reach.start(VSYNC_WORKFLOW, vsyncWorkflowId(id), {
    participant_ispb: id,
    key_types: ['PHONE'],
    sync_type: syncType,
  });
}
