import type { KeyTypeSync, SyncCounts, SyncType } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';

/** How far a key type is in a run. */
export interface KeyTypeProgress {
  readonly keyType: KeyType;
  /** Rounds of events before the directory's file was read, and after it. */
  readonly rounds: { readonly before: number; readonly after: number };
  readonly hasFile: boolean;
  /** From when on events tell what a side lacks; missing where nobody knows. */
  readonly since?: string;
  readonly counts: SyncCounts;
}

/** How the next differences are found. */
export type SyncStep = 'EVENTS' | 'FILE';

/** Events are cheap, and some come late: a second look costs seconds, the file a good deal more. */
const ROUNDS_BEFORE_FILE = 2;

/** After the file, for what was written while it was compared. */
const ROUNDS_AFTER_FILE = 3;

const NO_DIFFERENCES: SyncCounts = {
  missing_here: 0,
  missing_there: 0,
  different: 0,
  left: 0,
};

/** Begins with a key type whose two sides are not the same. */
export function begin(keyType: KeyType, since?: string): KeyTypeProgress {
  return {
    keyType,
    rounds: { before: 0, after: 0 },
    hasFile: false,
    counts: NO_DIFFERENCES,
    ...(since ? { since } : {}),
  };
}

/** The next way to find what differs; `undefined` where every way was tried. */
export function nextStep(
  { rounds, hasFile, since }: KeyTypeProgress,
  syncType: SyncType,
): SyncStep | undefined {
  if (hasFile) return rounds.after < ROUNDS_AFTER_FILE ? 'EVENTS' : undefined;
  const hasTime = syncType === 'INCREMENTAL' && since !== undefined;
  return hasTime && rounds.before < ROUNDS_BEFORE_FILE ? 'EVENTS' : 'FILE';
}

/** After events were read; `complete`: no more of them than is cheaper than the file. */
export function afterEvents(progress: KeyTypeProgress, complete: boolean): KeyTypeProgress {
  const { before, after } = progress.rounds;
  if (progress.hasFile) return { ...progress, rounds: { before, after: after + 1 } };
  return { ...progress, rounds: { before: complete ? before + 1 : ROUNDS_BEFORE_FILE, after } };
}

/** After the file was compared: events from the moment on whose state it holds tell the rest. */
export function afterFile(progress: KeyTypeProgress, createdAt: string): KeyTypeProgress {
  return { ...progress, hasFile: true, since: createdAt };
}

/** How a key type stands at its end. `isVerified`: the directory's last word was that both sides are the same. */
export function toKeyTypeSync(
  { keyType, hasFile, rounds, counts }: KeyTypeProgress,
  isVerified: boolean,
): KeyTypeSync {
  const changed = counts.missing_here + counts.missing_there + counts.different;
  const same = changed === 0 ? 'IN_SYNC' : 'REPAIRED';
  const asked = rounds.before > 0 ? 'EVENTS' : 'VSYNC';
  return {
    key_type: keyType,
    outcome: isVerified ? same : 'DIFFERENT',
    method: hasFile ? 'FILE' : asked,
    ...counts,
    // What a workflow was at work on is through by then.
    ...(isVerified ? { left: 0 } : {}),
  };
}
