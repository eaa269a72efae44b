import {
  EVIDENCE_BATCH_MAX,
  type AddEvidenceInput,
  type EvidenceAnswer,
  type EvidenceInput,
} from '@conn-dict/contracts';
import { batchOf } from '../model/evidence-batch.js';
import { activities } from './infraction-activity-options.js';

/** What became of a piece of evidence; without an outcome while nobody knows. */
export interface EvidenceReceipt {
  outcome?: EvidenceAnswer['outcome'];
}

/** What an inbox hands to that of the next run; nobody waits for its answers. */
export interface InboxContinuation {
  /** Signals with evidence so far, in all runs of the workflow: each has its number as its name. */
  readonly signals: number;
  readonly waiting: readonly Item[];
}

/** Evidence that has arrived and is not stored. */
export interface EvidenceInbox {
  /** Takes a piece in that a signal brought, or the update of that id. */
  put(evidence: EvidenceInput, updateId?: string): EvidenceReceipt;
  isEmpty(): boolean;
  /** What waits fits into one payload. */
  isShort(): boolean;
  /** What the inbox of the next run begins with. */
  toContinuation(): InboxContinuation;
  /** Stores what is there. Answers how many distinct pieces there are; nothing where there was nothing to store. */
  store(): Promise<{ readonly evidenceCount: number; readonly isNew: boolean } | undefined>;
  /** Refuses whatever still waits: nothing will be stored any more. */
  close(): void;
}

/** Makes the inbox of a run. */
export function createEvidenceInbox(
  ref: Pick<AddEvidenceInput, 'infraction_id' | 'run_token'>,
  continued: InboxContinuation,
): EvidenceInbox {
  const waiting: { readonly item: Item; readonly receipt: EvidenceReceipt }[] =
    continued.waiting.map((item) => ({ item, receipt: {} }));
  let { signals } = continued;
  const firstBatch = () =>
    batchOf(
      waiting.map(({ item }) => item),
      EVIDENCE_BATCH_MAX,
    );
  return {
    put(evidence, updateId) {
      const receipt: EvidenceReceipt = {};
      const token = updateId === undefined ? `signal-${(signals += 1)}` : toToken(updateId);
      waiting.push({ item: { token, ...evidence }, receipt });
      return receipt;
    },
    isEmpty: () => waiting.length === 0,
    isShort: () => firstBatch().length === waiting.length,
    toContinuation: () => ({ signals, waiting: firstBatch() }),
    async store() {
      let stored: { evidenceCount: number; isNew: boolean } | undefined;
      while (waiting.length > 0) {
        const evidence = batchOf(
          waiting.map(({ item }) => item),
          EVIDENCE_BATCH_MAX,
        );
        const { added, evidence_count } = await activities.AddEvidenceActivity({
          ...ref,
          evidence,
        });
        for (const { item, receipt } of waiting.splice(0, evidence.length))
          receipt.outcome = added.includes(item.token) ? 'ACCEPTED' : 'DUPLICATE';
        const isNew = added.length > 0 || stored?.isNew === true;
        stored = { evidenceCount: evidence_count, isNew };
      }
      return stored;
    },
    close() {
      for (const { receipt } of waiting.splice(0)) receipt.outcome = 'REFUSED';
    },
  };
}

type Item = AddEvidenceInput['evidence'][number];

/**
 * A message keeps its name when its workflow task is lost and done again: history keeps the order of signals, but not
 * that of updates, which have ids of their own.
 */
function toToken(updateId: string): string {
  return `update-${encodeURIComponent(updateId).slice(0, 150)}`;
}
