import type { FoundByCid } from '@conn-dict/bridge';
import { repairEntriesShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { DifferencesRef, RepairHow, Side } from '../ports.js';
import type { Attempt } from './attempt.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

/** CIDs that the directory is asked for at once; it takes a token for each. */
const BATCH = 500;

export function createRepairEntries(deps: VSyncActivityDeps) {
  return defineActivity(repairEntriesShape, async ({ dryRun, ...ref }) => {
    const { differences } = deps.repository;
    const attempt = deps.attempt();
    const progress = await createCount(deps, ref, attempt);
    // A key with other content is taken first: its old CID leaves with that, and is no difference of its own.
    for (const side of ['THERE', 'HERE'] as const)
      await repairSide(deps, { ref, side, dryRun, attempt, progress });
    return await differences.countKinds(ref);
  });
}

interface SideToRepair {
  readonly ref: DifferencesRef;
  readonly side: Side;
  readonly dryRun: boolean;
  readonly attempt: Attempt;
  readonly progress: (settled: number) => void;
}

/** Goes through the open differences once; what stays open was not looked at to the end, and is found again. */
async function repairSide(deps: VSyncActivityDeps, side: SideToRepair): Promise<void> {
  let after: Buffer | undefined;
  for (;;) {
    const page = { side: side.side, after, limit: BATCH };
    const cids = await deps.repository.differences.listOpen(side.ref, page);
    if (cids.length === 0) return;
    await repairBatch(deps, side, cids);
    after = cids.at(-1);
  }
}

/** Looks at each difference again at the directory, then settles it. */
async function repairBatch(
  { bridge, repository }: VSyncActivityDeps,
  { ref, side, dryRun, attempt, progress }: SideToRepair,
  cids: readonly Buffer[],
): Promise<void> {
  const { signal } = attempt;
  const how: RepairHow = { readAt: await repository.repairs.now(), dryRun };
  const { participantIspb } = ref;
  const gone: Buffer[] = [];
  for await (const found of bridge.getEntriesByCid({ participantIspb, cids }, { signal })) {
    signal.throwIfAborted();
    if (isGone(side, found)) gone.push(found.cid);
    else if (found.entry) await repository.repairs.takeEntry(ref, found.entry, how);
    else await repository.repairs.endEntry(ref, found.cid, how);
    progress(1);
  }
  await repository.differences.settleGone(ref, side, gone);
}

/** The directory says otherwise by now. */
function isGone(side: Side, { entry }: FoundByCid): boolean {
  const isThere = entry !== undefined && entry.status !== 'DELETED';
  return isThere !== (side === 'THERE');
}

async function createCount(
  { repository }: VSyncActivityDeps,
  ref: DifferencesRef,
  attempt: Attempt,
): Promise<(settled: number) => void> {
  const { differences } = repository;
  const total =
    (await differences.countOpen(ref, 'THERE')) + (await differences.countOpen(ref, 'HERE'));
  let done = 0;
  attempt.progress({ done, total });
  return (settled) => attempt.progress({ done: (done += settled), total });
}
