import { CLAIMER, type ClaimHandle } from '../claims/claim-handle.js';
import type { FaultWorld } from '../world/fault-world.js';
import { until } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';

const MOVED_TIMEOUT_MS = 180_000;

/** Waits until the claims' keys are at the claimer, at the directory and here, and their runs know it. */
export async function expectMoved(
  world: FaultWorld,
  site: WorkerSite,
  claims: readonly ClaimHandle[],
): Promise<void> {
  if (claims.length === 0) throw new Error('no claim was to be looked at');
  for (const claim of claims) {
    await until(`${claim.claimId} has moved its key`, MOVED_TIMEOUT_MS, async () => {
      const { status } = await claim.status();
      const atDirectory = await world.directory.entry(claim.entryId);
      const [here] = await site.database.db
        .selectFrom('entries')
        .select('participant')
        .where('entry_id', '=', claim.entryId)
        .execute();
      const seen = [status, atDirectory?.account.participant, here?.participant];
      return seen.join() === `COMPLETED,${CLAIMER},${CLAIMER}` ? true : undefined;
    });
  }
}
