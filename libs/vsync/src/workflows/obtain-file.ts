import type { CidSetFileState, FetchBacenEntriesInput } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { sleep, uuid4 } from '@temporalio/workflow';
import { isForgotten, toDamaged } from './file-failures.js';
import type { SyncRun } from './sync-run.js';
import { activities } from './vsync-activity-options.js';
import { replacesForgottenFile } from './vsync-patches.js';

/** Files that are asked for, one after the other, before the sync fails; the directory gives 40 a day. */
export const FILES_MAX = 3;

/** The directory may be asked 10 times a minute, by all syncs of the participant together. */
const ASK_EVERY_MS_MIN = 5_000;
const ASK_EVERY_MS_MAX = 60_000;
const FILE_WAIT_MS = 6 * 3_600_000;

export type CidSetFile = Pick<FetchBacenEntriesInput, 'file_id' | 'size_bytes' | 'sha256'> & {
  readonly created_at: string;
};

/**
 * Asks for a file of the set and waits until it is made; asks for another one where it will not be.
 *
 * @throws ApplicationFailure `SyncFileDamaged`
 */
export async function obtainFile(run: SyncRun, keyType: KeyType): Promise<CidSetFile> {
  run.apply({ type: 'ENTERED', phase: 'READING_FILE', keyType });
  const { participantIspb: participant_ispb } = run.input;
  const giveUpAtMs = Date.now() + FILE_WAIT_MS;
  let file = await requestFile(participant_ispb, keyType);
  for (let requests = 1, pauseMs = ASK_EVERY_MS_MIN; ;) {
    const found = toFile(file);
    if (found) return found;
    if (isLost(file) && requests++ < FILES_MAX) {
      file = await requestFile(participant_ispb, keyType);
      continue;
    }
    if (isLost(file) || Date.now() > giveUpAtMs) throw toDamaged(undefined);
    await sleep(pauseMs);
    pauseMs = Math.min(pauseMs * 2, ASK_EVERY_MS_MAX);
    file = await lookAt(participant_ispb, file.file_id);
  }
}

async function requestFile(participant_ispb: string, key_type: KeyType): Promise<CidSetFileState> {
  return await activities.RequestCidSetFileActivity({
    participant_ispb,
    key_type,
    request_id: uuid4(),
  });
}

/** One that the directory has forgotten will not be made. */
async function lookAt(participant_ispb: string, file_id: string): Promise<CidSetFileState> {
  try {
    return await activities.GetCidSetFileActivity({ participant_ispb, file_id });
  } catch (error) {
    if (!isForgotten(error) || !replacesForgottenFile()) throw error;
    return { file_id, status: 'UNAVAILABLE' };
  }
}

function toFile({
  file_id,
  created_at,
  size_bytes,
  sha256,
}: CidSetFileState): CidSetFile | undefined {
  if (created_at === undefined || size_bytes === undefined || sha256 === undefined)
    return undefined;
  return { file_id, created_at, size_bytes, sha256 };
}

function isLost({ status }: CidSetFileState): boolean {
  return status === 'UNAVAILABLE' || status === 'ERROR';
}
