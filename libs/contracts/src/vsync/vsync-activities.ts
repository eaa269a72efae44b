import { KEY_TYPES } from '@conn-dict/dict';
import { flag, listOf } from '../fields/list-readers.js';
import { wholeNumber } from '../fields/number-readers.js';
import { object, type Wire } from '../fields/object-reader.js';
import { optional, type Reader } from '../fields/reader.js';
import { id, instant, ispb, matching, oneOf, requestId, text } from '../fields/text-readers.js';
import { SYNC_EVENT_TYPES } from './vsync-events.js';
import { SYNC_TYPES, keyTypeSyncShape, type KeyTypeSync } from './vsync-workflow.js';

const digest = matching(/^[0-9a-f]{64}$/, '64 digits 0-9 a-f');
const participant = { participant_ispb: ispb };
/** One participant's entries of one key type: what one VSync stands for. */
const set = { ...participant, key_type: oneOf(KEY_TYPES) };
/** The run that the differences belong to; also the id of its report. */
const ofReport = { ...set, report_id: requestId };

/** A file of 2^40 CIDs is beyond any directory. */
const BYTES_MAX = 2 ** 45;
const file = {
  file_id: id,
  size_bytes: wholeNumber({ min: 0, max: BYTES_MAX }),
  sha256: digest,
};

export const verifySyncShape = {
  ...set,
  request_id: requestId,
  /** Asks what the answer would be, were the differences of this run repaired that a dry run examined. */
  report_id: optional(requestId),
};
export const listCidSetEventsShape = { ...ofReport, since: instant };
export const requestCidSetFileShape = { ...set, request_id: requestId };
export const getCidSetFileShape = { ...participant, file_id: id };
export const findFileHostShape = participant;
export const fetchBacenEntriesShape = { ...ofReport, ...file };
export const compareEntriesShape = { ...ofReport, ...file };
export const planRepairShape = {
  ...participant,
  report_id: requestId,
  key_types: listOf(oneOf(KEY_TYPES), { itemsMax: KEY_TYPES.length }),
};
export const repairEntriesShape = { ...ofReport, dry_run: flag };

const count = wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER });

/** Left in the words of the wire, in which the report is stored. */
const keyTypeSync: Reader<KeyTypeSync> = (value, field, faults) =>
  object(keyTypeSyncShape)(value, field, faults) && (value as KeyTypeSync);

export const generateSyncReportShape = {
  ...participant,
  report_id: requestId,
  workflow_id: id,
  sync_type: oneOf(SYNC_TYPES),
  dry_run: flag,
  started_at: instant,
  ended_at: instant,
  key_types: listOf(keyTypeSync, { itemsMax: KEY_TYPES.length }),
  approved_by: optional(text(128)),
  failure_type: optional(id),
};
export const publishSyncEventShape = {
  ...participant,
  report_id: requestId,
  event_id: text(256),
  event_type: oneOf(SYNC_EVENT_TYPES),
  time: instant,
  sync_type: oneOf(SYNC_TYPES),
  dry_run: flag,
  differences: count,
  failure_type: optional(id),
};

export type VerifySyncInput = Wire<typeof verifySyncShape>;
export type ListCidSetEventsInput = Wire<typeof listCidSetEventsShape>;
export type RequestCidSetFileInput = Wire<typeof requestCidSetFileShape>;
export type GetCidSetFileInput = Wire<typeof getCidSetFileShape>;
export type FindFileHostInput = Wire<typeof findFileHostShape>;
export type FetchBacenEntriesInput = Wire<typeof fetchBacenEntriesShape>;
export type CompareEntriesInput = Wire<typeof compareEntriesShape>;
export type PlanRepairInput = Wire<typeof planRepairShape>;
export type RepairEntriesInput = Wire<typeof repairEntriesShape>;
export type GenerateSyncReportInput = Wire<typeof generateSyncReportShape>;
export type PublishSyncEventInput = Wire<typeof publishSyncEventShape>;
