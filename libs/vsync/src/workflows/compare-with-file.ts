import type { CidSetFileState, FetchBacenEntriesInput } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { applicationFailureOf, failureTypeOf } from '@conn-dict/workflow-kit';
import {
  ActivityFailure,
  ApplicationFailure,
  TimeoutFailure,
  log,
  sleep,
  uuid4,
} from '@temporalio/workflow';
import type { SyncRun } from './sync-run.js';
import { activities, activitiesOn } from './vsync-activity-options.js';

/** A file that is damaged is had once more, then another one is asked for; the directory gives 40 a day. */
const DOWNLOADS_OF_ONE_FILE = 2;
const FILES_MAX = 3;

/** Hosts that may be lost one after the other before that is no accident. */
const HOSTS_MAX = 10;

/** The directory may be asked 10 times a minute, by all syncs of the participant together. */
const ASK_EVERY_MS_MIN = 5_000;
const ASK_EVERY_MS_MAX = 60_000;
const FILE_WAIT_MS = 6 * 3_600_000;

/** Compares the set with a file of the directory's; answers the moment whose state the file holds. */
export async function compareWithFile(run: SyncRun, keyType: KeyType): Promise<string> {
  for (let files = 1; ; files++) {
    const file = await obtainFile(run, keyType);
    for (let downloads = 1; downloads <= DOWNLOADS_OF_ONE_FILE; downloads++) {
      try {
        await onSomeHost(run, keyType, { ...run.ref(keyType), ...file });
        return file.created_at;
      } catch (error) {
        if (!isOfFile(error)) throw error;
        const isLast = files === FILES_MAX && downloads === DOWNLOADS_OF_ONE_FILE;
        if (isLast) throw toDamaged(error);
        log.warn('the file of CIDs cannot be used', {
          participant_ispb: run.input.participantIspb,
          failureType: failureTypeOf(error),
        });
      }
    }
  }
}

type File = Pick<FetchBacenEntriesInput, 'file_id' | 'size_bytes' | 'sha256'> & {
  readonly created_at: string;
};

async function obtainFile(run: SyncRun, keyType: KeyType): Promise<File> {
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
    file = await activities.GetCidSetFileActivity({ participant_ispb, file_id: file.file_id });
  }
}

async function requestFile(participant_ispb: string, key_type: KeyType): Promise<CidSetFileState> {
  return await activities.RequestCidSetFileActivity({
    participant_ispb,
    key_type,
    request_id: uuid4(),
  });
}

function toFile({ file_id, created_at, size_bytes, sha256 }: CidSetFileState): File | undefined {
  if (created_at === undefined || size_bytes === undefined || sha256 === undefined)
    return undefined;
  return { file_id, created_at, size_bytes, sha256 };
}

function isLost({ status }: CidSetFileState): boolean {
  return status === 'UNAVAILABLE' || status === 'ERROR';
}

/** Downloads and compares on one host; where that is lost, on another, which begins anew or finds the file. */
async function onSomeHost(
  run: SyncRun,
  keyType: KeyType,
  { created_at: _, ...file }: FetchBacenEntriesInput & { readonly created_at: string },
): Promise<void> {
  for (let hosts = 1; ; hosts++) {
    try {
      const { task_queue } = await activities.FindFileHostActivity({
        participant_ispb: run.input.participantIspb,
      });
      const host = activitiesOn(task_queue);
      run.apply({ type: 'ENTERED', phase: 'READING_FILE', keyType });
      await host.FetchBacenEntriesActivity(file);
      run.apply({ type: 'ENTERED', phase: 'COMPARING', keyType });
      const { only_there, only_here } = await host.CompareEntriesActivity(file);
      run.count(keyType, {
        missing_here: only_there,
        missing_there: only_here,
        different: 0,
        left: 0,
      });
      return;
    } catch (error) {
      if (!isHostLost(error) || hosts === HOSTS_MAX) throw error;
      log.warn('the host of the file is lost', { participant_ispb: run.input.participantIspb });
    }
  }
}

function isHostLost(error: unknown): boolean {
  if (!(error instanceof ActivityFailure && error.cause instanceof TimeoutFailure)) return false;
  const { timeoutType } = error.cause;
  return timeoutType === 'SCHEDULE_TO_START' || timeoutType === 'HEARTBEAT';
}

/** It is not what the directory says, or is there no more. */
function isOfFile(error: unknown): boolean {
  const type = failureTypeOf(error);
  return type === 'SyncFileDamaged' || type === 'NotFound' || type === 'Gone';
}

function toDamaged(error: unknown): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'SyncFileDamaged',
    message: applicationFailureOf(error)?.message ?? 'the directory makes no file of CIDs',
    nonRetryable: true,
  });
}
