import { verifySyncShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { VSyncActivityDeps } from './vsync-deps.js';

export function createVerifySync({ repository, bridge }: VSyncActivityDeps) {
  return defineActivity(verifySyncShape, async ({ requestId, reportId, ...set }) => {
    const { sets, records } = repository;
    const lastSync = await records.lastSync(set);
    const isWhatIf = reportId !== undefined;
    const vsync = isWhatIf
      ? await sets.vsyncAfterRepair({ ...set, reportId })
      : await sets.vsyncOf(set);
    const { result, verifiedAt } = await bridge.verifySync({ ...set, vsync, requestId });
    const inSync = result === 'OK';
    if (inSync && !isWhatIf) await records.keepSync(set, verifiedAt);
    return {
      in_sync: inSync,
      verified_at: verifiedAt.toISOString(),
      ...(lastSync ? { last_sync_at: lastSync.toISOString() } : {}),
    };
  });
}
