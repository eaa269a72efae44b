import type { FetchBacenEntriesInput } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { failureTypeOf } from '@conn-dict/workflow-kit';
import { ActivityFailure, TimeoutFailure, log } from '@temporalio/workflow';
import { isOfFile, toDamaged } from './file-failures.js';
import { FILES_MAX, obtainFile } from './obtain-file.js';
import type { SyncRun } from './sync-run.js';
import { activities, activitiesOn } from './vsync-activity-options.js';

/** A file that is damaged is had once more, then another one is asked for. */
const DOWNLOADS_OF_ONE_FILE = 2;

/** Hosts that may be lost one after the other before that is no accident. */
const HOSTS_MAX = 10;

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
