import type { ClaimEventData } from '@conn-dict/contracts';
import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ClaimRun, ClaimSlice } from './claim-slice.js';

/** What is left of a claim on every side when its run is over. */
export interface ClaimEnd {
  /** The business end, `CANCELLED RUN`, or `FAILED` with the failure's type. */
  readonly run: string;
  /** State on the claim's row, with its failure's type; `none` where it never had one. */
  readonly row: string;
  /** Types of its events, without what they share; that of a failure with its type. */
  readonly events: readonly string[];
  /** State of the claim at the directory; `none` where it never had one. */
  readonly directory: string;
  /** Participant and state of the entry at the directory. */
  readonly entryThere: string;
  /** The same here; `as there` where it is the directory's to the last attribute. */
  readonly entryHere: string;
}

/** Waits for the run's end, which lets time skip, and looks at everything. */
export async function endOf(slice: ClaimSlice, run: ClaimRun, entryId: string): Promise<ClaimEnd> {
  const how = await howItEnded(run);
  const { directory } = slice.simulator;
  const [claim] = directory.claims().filter((each) => each.entryId === entryId);
  const there = directory.entry(entryId);
  return {
    run: how,
    row: await rowOf(slice, entryId),
    events: eventsOf(slice, entryId),
    directory: claim?.status ?? 'none',
    entryThere: `${there?.account.participant} ${there?.status}`,
    entryHere: await entryHere(slice, entryId, there?.cid),
  };
}

async function howItEnded(run: ClaimRun): Promise<string> {
  try {
    return (await run.result()).status;
  } catch (error) {
    const cause = error instanceof WorkflowFailedError ? error.cause : undefined;
    if (cause instanceof CancelledFailure) return 'CANCELLED RUN';
    if (cause instanceof ApplicationFailure) return `FAILED ${cause.type}`;
    throw error;
  }
}

async function rowOf({ database }: ClaimSlice, entryId: string): Promise<string> {
  const rows = await database.db
    .selectFrom('claims')
    .selectAll()
    .where('entry_id', '=', entryId)
    .execute();
  const words = rows.map(({ status, failure_type }) =>
    [status, failure_type ?? []].flat().join(' '),
  );
  return words.join(' and ') || 'none';
}

/** Types of the events of a claim on the entry so far. */
export function eventsOf({ events }: ClaimSlice, entryId: string): string[] {
  return events
    .map(({ type, data }) => ({ type, data: data as ClaimEventData }))
    .filter(({ data }) => data.entry_id === entryId)
    .map(({ type, data }) => [type.replace('dict.claim.', ''), data.failure_type ?? []])
    .map((words) => words.flat().join(' '));
}

async function entryHere({ database }: ClaimSlice, entryId: string, cidThere?: string) {
  const row = await database.db
    .selectFrom('entries')
    .selectAll()
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  if (!row) return 'none';
  const isAsThere = row.cid !== null && row.cid.toString('hex') === cidThere;
  return `${row.participant} ${row.status}${isAsThere ? ', as there' : ''}`;
}
