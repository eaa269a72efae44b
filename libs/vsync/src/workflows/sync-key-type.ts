import type { KeyTypeSync, SyncCounts } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { sleep, uuid4 } from '@temporalio/workflow';
import { keyTypeOutcome } from '../model/sync-outcome.js';
import { compareWithFile } from './compare-with-file.js';
import { repairDifferences } from './repair-differences.js';
import type { SyncRun } from './sync-run.js';
import { activities } from './vsync-activity-options.js';

/** Events come up to 5 s late; a write that is under way here is through by then too. */
const EVENTS_LATE = '6s';

/** A VSync is asked for again after so long: a write may be on its way between the two sides at any moment. */
const VERIFY_AGAIN = '3s';
const VERIFY_TRIES = 3;

/** Rounds of events before the file, and after it, for what was written meanwhile. */
const ROUNDS_BEFORE_FILE = 2;
const ROUNDS_AFTER_FILE = 3;

const NONE: SyncCounts = { missing_here: 0, missing_there: 0, different: 0, left: 0 };

/** Brings one key type into line, by the cheapest way that does: VSync, events, file. */
export async function syncKeyType(run: SyncRun, keyType: KeyType): Promise<KeyTypeSync> {
  const end = (method: KeyTypeSync['method'], { counts, isVerified }: Omit<Round, 'isEnd'>): KeyTypeSync => ({
    key_type: keyType,
    outcome: keyTypeOutcome(counts, isVerified),
    method,
    ...counts,
  });
  if (run.input.syncType === 'INCREMENTAL') {
    run.apply({ type: 'ENTERED', phase: 'VERIFYING', keyType });
    const first = await verify(run, keyType);
    if (first.in_sync) return end('VSYNC', { counts: NONE, isVerified: true });
    const since = run.input.lastSyncDate ?? first.last_sync_at;
    const byEvents = since && (await rounds(run, keyType, { since, max: ROUNDS_BEFORE_FILE }));
    if (byEvents && byEvents.isEnd) return end('EVENTS', byEvents);
  }
  const since = await compareWithFile(run, keyType);
  const byFile = await repairAndVerify(run, keyType);
  if (byFile.isEnd) return end('FILE', byFile);
  const after = await rounds(run, keyType, { since, max: ROUNDS_AFTER_FILE });
  return end('FILE', after);
}

/** What a repair came to. */
interface Round {
  readonly counts: SyncCounts;
  /** The directory says that both sides are the same. */
  readonly isVerified: boolean;
  /** Nothing more is to be done: they are the same, or would be after a repair, or nobody approved. */
  readonly isEnd: boolean;
}

/** Reads the directory's events and repairs what they show, until both sides are the same. */
async function rounds(
  run: SyncRun,
  keyType: KeyType,
  { since, max }: { readonly since: string; readonly max: number },
): Promise<Round> {
  for (let round = 1; ; round++) {
    run.apply({ type: 'ENTERED', phase: 'READING_EVENTS', keyType });
    await sleep(EVENTS_LATE);
    const events = await activities.ListCidSetEventsActivity({ ...run.ref(keyType), since });
    const repaired = await repairAndVerify(run, keyType);
    if (repaired.isEnd || round === max || !events.complete) return repaired;
  }
}

async function repairAndVerify(run: SyncRun, keyType: KeyType): Promise<Round> {
  const { counts, isDone } = await repairDifferences(run, keyType);
  if (!isDone) return { counts, isVerified: false, isEnd: true };
  run.apply({ type: 'ENTERED', phase: 'VERIFYING', keyType });
  if (run.input.dryRun) {
    // Nothing was repaired: would it be enough?
    const { in_sync } = await verify(run, keyType, run.reportId);
    const isClean = in_sync && isNone(counts);
    return { counts, isVerified: isClean, isEnd: in_sync };
  }
  for (let tries = 1; ; tries++) {
    const { in_sync } = await verify(run, keyType);
    if (in_sync || tries === VERIFY_TRIES) return { counts, isVerified: in_sync, isEnd: in_sync };
    await sleep(VERIFY_AGAIN);
  }
}

function isNone({ missing_here, missing_there, different }: SyncCounts): boolean {
  return missing_here + missing_there + different === 0;
}

async function verify({ input }: SyncRun, keyType: KeyType, reportId?: string) {
  return await activities.VerifySyncActivity({
    participant_ispb: input.participantIspb,
    key_type: keyType,
    request_id: uuid4(),
    ...(reportId ? { report_id: reportId } : {}),
  });
}
