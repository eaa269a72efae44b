import {
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  UPDATE_ENTRY_WORKFLOW,
  type CreateEntryWorkflowInput,
  type DeleteEntryWorkflowInput,
  type UpdateEntryWorkflowInput,
} from '@conn-dict/contracts';

const account = {
  participant: '87654321',
  account_number: '10000001',
  account_type: 'CACC',
} as const;

export const CREATE: CreateEntryWorkflowInput = {
  entry_id: 'E-1',
  key_type: 'PHONE',
  key: '+5511987654321',
  account,
  owner: { type: 'NATURAL_PERSON', tax_id: '12345678909', name: 'Ana Exemplo' },
  reason: 'USER_REQUESTED',
};

export const UPDATE: UpdateEntryWorkflowInput = {
  entry_id: 'E-1',
  account: { ...account, account_number: '2' },
  reason: 'USER_REQUESTED',
};

export const DELETE: DeleteEntryWorkflowInput = { entry_id: 'E-1', reason: 'USER_REQUESTED' };

/** The same with time to take it back. */
export const DELETE_LATER: DeleteEntryWorkflowInput = { ...DELETE, waiting_period_days: 30 };

/** What each workflow takes where a story does not say. */
export const INPUTS: Readonly<Record<string, unknown>> = {
  [CREATE_ENTRY_WORKFLOW]: CREATE,
  [UPDATE_ENTRY_WORKFLOW]: UPDATE,
  [DELETE_ENTRY_WORKFLOW]: DELETE,
};
