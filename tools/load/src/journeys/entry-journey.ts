import type { EntryInput } from '@conn-dict/bench/parts';
import type { Entries } from '@conn-dict/client';
import { assertEnd, sendLate, type Journey } from './journey.js';

const WAITING_PERIOD_DAYS = 30;

/** An entry that is registered. */
export function createEntryJourney(entries: Entries, inputs: readonly EntryInput[]): Journey {
  return async (number) => {
    const { status } = await entries.create.startAndWait(inputs[number]!);
    assertEnd(status, 'ACTIVE');
  };
}

/** An entry that is registered, whose deletion waits for a month, and is taken back when the answer is due. */
export function createDeletionJourney(
  entries: Entries,
  inputs: readonly EntryInput[],
  { outOfOrder }: { readonly outOfOrder: boolean },
): Journey {
  const create = createEntryJourney(entries, inputs);
  return async (number, answer) => {
    await create(number, answer);
    const { entry_id } = inputs[number]!;
    const deletion = await entries.delete.start({
      entry_id,
      reason: 'USER_REQUESTED',
      waiting_period_days: WAITING_PERIOD_DAYS,
    });
    await answer.due();
    await deletion.signalCancelDeletion();
    if (outOfOrder) await sendLate(() => deletion.signalCancelDeletion());
    const { status } = await deletion.result();
    assertEnd(status, 'ACTIVE');
  };
}
