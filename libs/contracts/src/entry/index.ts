export {
  CREATE_ENTRY_WORKFLOW,
  createEntryInputShape,
  createEntryWorkflowId,
  assertNewEntry,
  parseCreateEntryWorkflowInput,
  type CreateEntryWorkflowInput,
  type CreateEntryWorkflowResult,
  type NewEntry,
} from './create-entry-workflow.js';
export {
  DELETE_ENTRY_WORKFLOW,
  DELETION_WAIT_DAYS_MAX,
  deleteEntryInputShape,
  deleteEntryWorkflowId,
  parseDeleteEntryWorkflowInput,
  type DeleteEntryWorkflowInput,
  type DeleteEntryWorkflowResult,
  type EntryDeletion,
} from './delete-entry-workflow.js';
export {
  activateEntryShape,
  createEntryShape,
  deactivateEntryShape,
  deleteEntryShape,
  getEntryStatusShape,
  publishEntryEventShape,
  recordEntryFailureShape,
  updateEntryShape,
  validateEntryShape,
  type ActivateEntryInput,
  type CreateEntryInput,
  type CreateEntryResult,
  type DeactivateEntryInput,
  type DeleteEntryInput,
  type EntryActivities,
  type EntryStepResult,
  type GetEntryStatusInput,
  type GetEntryStatusResult,
  type PublishEntryEventInput,
  type RecordEntryFailureInput,
  type RecordEntryFailureResult,
  type UpdateEntryInput,
  type UpdateEntryResult,
  type ValidateEntryInput,
  type ValidateEntryResult,
} from './entry-activities.js';
export { ENTRY_EVENT_TYPES, type EntryEventData, type EntryEventType } from './entry-events.js';
export {
  CANCEL_DELETION_SIGNAL,
  CANCEL_ENTRY_DELETION_UPDATE,
  ENTRY_STATUS_QUERY,
  parseCancelDeletionInput,
  type CancelDeletionInput,
  type CancelEntryDeletionAnswer,
  type DeletionDecision,
  type EntryStatusAnswer,
} from './entry-messages.js';
export {
  updateEntryOwnershipShape,
  type EntryOwnershipActivities,
  type UpdateEntryOwnershipInput,
} from './entry-ownership.js';
export {
  CLAIMED_ENTRY_STATUSES,
  ENDED_ENTRY_STATUSES,
  ENTRY_STATUSES,
  type EntryStatus,
} from './entry-status.js';
export {
  UPDATE_ENTRY_WORKFLOW,
  entryChangeShape,
  parseUpdateEntryWorkflowInput,
  updateEntryWorkflowId,
  type EntryChange,
  type UpdateEntryWorkflowInput,
  type UpdateEntryWorkflowResult,
} from './update-entry-workflow.js';
