import type { VSync } from '@conn-dict/client';
import { WrongEndError, sendLate, type Journey } from './journey.js';

const FIRST_ISPB = 30_000_000;

/**
 * A check of one key type of a participant who is in sync, each of another one: a participant has one sync at a time.
 */
export function createSyncJourney(
  vsync: VSync,
  { outOfOrder }: { readonly outOfOrder: boolean },
): Journey {
  return async (number) => {
    const participant_ispb = String(FIRST_ISPB + number);
    const sync = await vsync.start({ participant_ispb, key_types: ['PHONE'] });
    if (outOfOrder) await sendLate(() => sync.signalApprove());
    const { key_types } = await sync.result();
    if (key_types.some(({ outcome }) => outcome !== 'IN_SYNC'))
      throw new WrongEndError('a key type is not in sync');
  };
}
