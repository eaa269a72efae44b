import type {
  FailureType,
  FraudType,
  InfractionEnd,
  InfractionInput,
  InfractionStatus,
  Parsed,
  addEvidenceShape,
  createInfractionShape,
} from '@conn-dict/contracts';

/** An infraction's row, as far as the activities use it. */
export interface InfractionRow extends Omit<InfractionInput, 'evidenceUrls'> {
  readonly status: InfractionStatus;
  readonly workflowId: string;
  /** The run that opened the row or took it up last. */
  readonly runToken: string;
  /** The RequestId that opens, or opened, the report at the directory. */
  readonly createRequestId: string;
  readonly directoryReportId?: string;
  readonly evidenceCount: number;
  /** When it was handed to Bacen. */
  readonly escalatedAt?: Date;
  readonly endedAt?: Date;
}

/** What is known here before an infraction is opened. */
export interface InfractionFacts {
  readonly infraction?: InfractionRow;
  /** Key of the related entry, where it is held here. */
  readonly entryKey?: string;
  /** Key of the related claim, where a claim of that id was worked on here. */
  readonly claimKey?: string;
}

/** Names the row that a run works on. */
export interface InfractionRef {
  readonly infractionId: string;
  readonly runToken: string;
}

/** Who changes the row, and why: the words of the audit. */
export interface Audited {
  /** A name from the message, an ISPB, or one of `AUDIT_ACTORS`. */
  readonly actor: string;
  readonly why?: string;
}

/** Whoever acts without a name of his own. */
export const AUDIT_ACTORS = {
  /** Time, or the end of a run. */
  worker: 'conn-dict-worker',
  /** What the directory has decided without us. */
  directory: 'dict',
  /** A message that did not say who sends it. */
  unnamed: 'unnamed',
} as const;

/** A final decision, written before the directory is called with it. */
export interface EndingRecord {
  readonly decision?: 'RESOLVE' | 'DISMISS';
  readonly notes?: string;
  readonly decidedBy?: string;
  readonly fraudType?: FraudType;
  readonly endRequestId: string;
}

/** Where the row stands after a change; one that had ended before stays as it was. */
export interface Standing {
  readonly status: InfractionStatus;
  readonly endedAt?: Date;
}

/**
 * Infractions in PostgreSQL. Every method is one statement, which writes the audit of its change too, may be repeated,
 * and throws `StorageError` only: `StorageConflict` where the run has no such row.
 */
export interface InfractionRepository {
  /** Reads what is held here of the infraction and of what it refers to. */
  findFacts(infraction: {
    readonly infractionId: string;
    readonly relatedEntryId?: string;
    readonly relatedClaimId?: string;
  }): Promise<InfractionFacts>;
  /** Reads the run's row. */
  find(ref: InfractionRef): Promise<InfractionRow>;
  /**
   * Inserts the infraction as OPEN with its first evidence, or takes up its row: an open one of the same workflow, or
   * a failed one of the same content. Returns the row as it is then; its content and workflow may be another's.
   */
  open(infraction: Parsed<typeof createInfractionShape>): Promise<InfractionRow>;
  /** Stores the directory's id of the report. */
  recordReport(ref: InfractionRef & { readonly directoryReportId: string }): Promise<void>;
  /** Writes the RequestId of the acknowledgement before the directory is called. Answers the row. */
  beginInvestigation(ref: InfractionRef & { readonly requestId: string }): Promise<InfractionRow>;
  /** OPEN becomes UNDER_INVESTIGATION. */
  startInvestigation(ref: InfractionRef & Audited): Promise<Standing>;
  /** Stores what is new of the evidence, unless the infraction has ended. */
  addEvidence(
    batch: Parsed<typeof addEvidenceShape>,
  ): Promise<{ readonly added: readonly string[]; readonly evidenceCount: number }>;
  /** UNDER_INVESTIGATION becomes ESCALATED. */
  escalate(ref: InfractionRef & Audited): Promise<Standing>;
  /** Writes the decision and its RequestId before the directory is called. Answers the row. */
  beginEnd(ref: InfractionRef & EndingRecord): Promise<InfractionRow>;
  /** Ends the infraction. An end that is there already stays. */
  end(
    ref: InfractionRef & Audited & { readonly status: InfractionEnd; readonly endedAt: Date },
  ): Promise<Standing>;
  /** An open infraction of the run becomes FAILED. False: the run has no row. */
  recordFailure(ref: InfractionRef & { readonly failureType: FailureType }): Promise<boolean>;
}

export interface Clock {
  now(): Date;
}
