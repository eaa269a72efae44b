import type { ClaimRecord, EntryRecord, InfractionReportRecord } from '@conn-dict/bridge-simulator';
import type { CloudEvent } from '@conn-dict/events';
import type { Subject } from '../journeys/subject.js';
import type { CidSetSum, DoneRequest } from '../world/directory-view.js';
import type { Move } from './moves.js';

/** One run in a namespace of Temporal's. */
export interface SeenRun {
  readonly workflowId: string;
  /** Status of its result, `cancelled`, or what else became of it. */
  readonly end: string;
  /** Milliseconds of the epoch; undefined where it runs. */
  readonly endedAtMs: number | undefined;
}

/** A claim's row, as far as it is judged. */
export interface ClaimRow {
  readonly claim_id: string;
  readonly status: string;
  readonly failure_type: string | null;
  readonly create_request_id: string;
  readonly confirm_request_id: string | null;
  readonly complete_request_id: string | null;
  readonly cancel_request_id: string | null;
}

/** An entry's row, as far as it is judged. */
export interface EntryRow {
  readonly entry_id: string;
  readonly directory_entry_id: string | null;
  readonly key_type: string;
  readonly participant: string;
  readonly status: string;
  readonly change_kind: string | null;
  /** Hexadecimal; null where it is not in the directory's set. */
  readonly cid: string | null;
}

/** An infraction's row and what hangs on it. */
export interface InfractionRow {
  readonly infraction_id: string;
  readonly status: string;
  readonly directory_report_id: string | null;
  readonly evidence: readonly string[];
  /** Moves that the audit tells, evidence aside. */
  readonly audit: readonly (readonly [from: string | null, to: string])[];
}

/** A participant's phone entries on both sides. */
export interface Sides {
  readonly participant: string;
  /** XOR of the buckets. */
  readonly buckets: string;
  /** XOR of the rows' CIDs. */
  readonly rows: string;
  readonly there: CidSetSum;
  /** What a sync found once everything had ended. */
  readonly lastSync: string;
}

/** Where workers say something. */
export const SAID = [
  'logs',
  'probes and metrics',
  'spans',
  'events',
  'ids and memos of runs',
] as const;
export type Said = (typeof SAID)[number];

/** A text that may be too long for one string. */
export type Pages = object & Iterable<string>;

/** Everything that a run has left outside the workers, read once. */
export interface Aftermath {
  readonly subjects: readonly Subject[];
  readonly runs: readonly SeenRun[];
  readonly claims: readonly ClaimRow[];
  readonly entries: readonly EntryRow[];
  readonly infractions: readonly InfractionRow[];
  readonly moves: readonly Move[];
  readonly directory: {
    readonly claims: readonly ClaimRecord[];
    readonly entries: readonly EntryRecord[];
    readonly reports: readonly InfractionReportRecord[];
    readonly requests: readonly DoneRequest[];
  };
  readonly sides: readonly Sides[];
  /** In the order of the topic, repeats included. */
  readonly events: readonly CloudEvent[];
  readonly canaries: readonly string[];
  /** What the workers said, by where, in pages that cut nothing in two; each can be read again and again. */
  readonly texts: Readonly<Record<Said, Pages>>;
  /** How often workers ended that served and were not killed. */
  readonly endedByThemselves: number;
}
