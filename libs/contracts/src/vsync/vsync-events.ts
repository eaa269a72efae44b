import type { SyncType } from './vsync-workflow.js';

/** Event types of a sync. */
export const SYNC_EVENT_TYPES = [
  'dict.sync.approval_required',
  'dict.sync.completed',
  'dict.sync.failed',
] as const;
export type SyncEventType = (typeof SYNC_EVENT_TYPES)[number];

/** The data of a sync's event: ids and numbers. */
export interface SyncEventData {
  readonly report_id: string;
  readonly participant_ispb: string;
  readonly sync_type: SyncType;
  readonly dry_run: boolean;
  /** Entries that differed, or that a repair would change. */
  readonly differences: number;
  readonly failure_type?: string;
}
