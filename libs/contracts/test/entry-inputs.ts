import type {
  CreateEntryWorkflowInput,
  DeleteEntryWorkflowInput,
  UpdateEntryWorkflowInput,
} from '../src/index.js';
import { FULL_CLAIM } from './claim-inputs.js';

const { claimer: owner, claimer_account: account } = FULL_CLAIM;

/** A new entry with every field that there is. */
export const FULL_CREATION = {
  entry_id: 'ENTRY-001',
  key_type: 'CNPJ',
  key: owner.tax_id,
  account,
  owner,
  reason: 'USER_REQUESTED',
  requested_by: 'operator-7',
} as const satisfies CreateEntryWorkflowInput;

/** A change with every field that there is. */
export const FULL_CHANGE = {
  entry_id: 'ENTRY-001',
  account,
  owner,
  reason: 'USER_REQUESTED',
  requested_by: 'operator-7',
} as const satisfies UpdateEntryWorkflowInput;

/** A deletion with every field that there is. */
export const FULL_DELETION = {
  entry_id: 'ENTRY-001',
  reason: 'USER_REQUESTED',
  waiting_period_days: 30,
  requested_by: 'operator-7',
} as const satisfies DeleteEntryWorkflowInput;
