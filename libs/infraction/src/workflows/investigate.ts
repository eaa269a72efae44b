import { allHandlersFinished, condition, workflowInfo } from '@temporalio/workflow';
import { wantsEscalation } from '../model/infraction-state.js';
import { escalate } from './escalate.js';
import type { InfractionRun } from './infraction-run.js';
import { storeEvidence } from './store-evidence.js';
import { watchDeadlines } from './watch-deadlines.js';

/** A run is replayed whole when a worker takes it over: it goes on as a new one before that takes long. */
const HISTORY_EVENTS_MAX = 2_000;

/**
 * Collects evidence and waits until the infraction is decided, by a message or by time. Cancelling the workflow ends
 * the wait with a rejection.
 *
 * Answers false where the wait has to go on in a new run: all updates are answered. It goes at once, with what is in
 * the inbox, for the server lets no run go on as a new one while signals come.
 */
export async function investigate(run: InfractionRun): Promise<boolean> {
  watchDeadlines(run);
  while (!isDecided(run)) {
    await condition(() => hasWork(run) || mayGoOn());
    if (!isDecided(run) && mayGoOn() && run.inbox.isShort()) return false;
    await storeEvidence(run);
    if (wantsEscalation(run.state)) await escalate(run);
  }
  await storeEvidence(run);
  return true;
}

function hasWork(run: InfractionRun): boolean {
  return !run.inbox.isEmpty() || isDecided(run) || wantsEscalation(run.state);
}

function isDecided({ state }: InfractionRun): boolean {
  return state.outcome !== undefined;
}

function mayGoOn(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return (continueAsNewSuggested || historyLength > HISTORY_EVENTS_MAX) && allHandlersFinished();
}
