/**
 * What became of a difference. The first three tell what it was; UNDER_WAY is left to the workflow, or the other writer,
 * that is at work on the entry; GONE is no difference any more.
 */
export type RepairOutcome = 'MISSING_HERE' | 'MISSING_THERE' | 'DIFFERENT' | 'UNDER_WAY' | 'GONE';

/** A row of ours that has the key or the CID, as it is now. */
export interface RowAtHand {
  readonly participant: string;
  readonly changeKind: string | null;
  /** Its CID, if it has one, is among the differences of this run: it was there before the directory was asked. */
  readonly isKnown: boolean;
}

export interface EntryAtHand {
  readonly participant: string;
  /** The live row that has the entry's key, whoever holds it. */
  readonly row: RowAtHand | undefined;
  /** Its CID is in our set. */
  readonly isHeld: boolean;
  /** Its CID was in our set and has left it since the directory was asked. */
  readonly hasLeft: boolean;
  /** A workflow is creating it here: the same RequestId. */
  readonly isBeingCreated: boolean;
}

/** Decides what a CID that only the directory had, when it was asked, means here and now. */
export function decideTaking(at: EntryAtHand): RepairOutcome {
  const { row } = at;
  if (at.isHeld) return 'GONE';
  if (at.isBeingCreated || at.hasLeft || (row && isAtWork(row))) return 'UNDER_WAY';
  if (row?.participant !== at.participant) return 'MISSING_HERE';
  return row.isKnown ? 'DIFFERENT' : 'UNDER_WAY';
}

/** Decides what a CID that the directory did not have, when it was asked, means here and now; `row` is the one that has it. */
export function decideEnding(row: Pick<RowAtHand, 'changeKind'> | undefined): RepairOutcome {
  if (!row) return 'GONE';
  return isAtWork(row) ? 'UNDER_WAY' : 'MISSING_THERE';
}

/**
 * Tells whether a workflow changes the row. One that waits to delete it does not mind: it ends well where the row is
 * gone, and deletes whatever content it finds.
 */
function isAtWork({ changeKind }: Pick<RowAtHand, 'changeKind'>): boolean {
  return changeKind !== null && changeKind !== 'DELETE';
}
