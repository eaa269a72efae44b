import { planRepairShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { changesAllowed } from '../model/changes-allowed.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

export function createPlanRepair({ repository, approval }: VSyncActivityDeps) {
  return defineActivity(planRepairShape, async ({ participantIspb, reportId, keyTypes }) => {
    const entries = await repository.sets.countEntries(participantIspb, keyTypes);
    const { most, least } = await repository.differences.countChanges(reportId);
    return {
      changes_most: most,
      changes_least: least,
      changes_allowed: changesAllowed(entries, approval),
    };
  });
}
