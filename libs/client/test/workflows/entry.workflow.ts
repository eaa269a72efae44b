import {
  CANCEL_DELETION_SIGNAL,
  CANCEL_ENTRY_DELETION_UPDATE,
  ENTRY_STATUS_QUERY,
  type CancelEntryDeletionAnswer,
  type CreateEntryWorkflowInput,
  type CreateEntryWorkflowResult,
  type DeleteEntryWorkflowInput,
  type DeleteEntryWorkflowResult,
  type EntryStatusAnswer,
  type UpdateEntryWorkflowInput,
  type UpdateEntryWorkflowResult,
} from '@conn-dict/contracts';
import {
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
  sleep,
} from '@temporalio/workflow';

const statusQuery = defineQuery<EntryStatusAnswer>(ENTRY_STATUS_QUERY);
const nowText = () => new Date(Date.now()).toISOString();

/** Stands in for the real workflow: every key is taken. */
export async function CreateEntryWorkflow({
  entry_id = 'nobody chose',
}: CreateEntryWorkflowInput): Promise<CreateEntryWorkflowResult> {
  setHandler(statusQuery, () => ({ entry_id, operation: 'CREATE', status: 'ACTIVE' }));
  await sleep(1);
  return { entry_id, status: 'ACTIVE', created_at: nowText() };
}

/** Stands in for the real workflow: every change is taken. */
export async function UpdateEntryWorkflow({
  entry_id,
}: UpdateEntryWorkflowInput): Promise<UpdateEntryWorkflowResult> {
  setHandler(statusQuery, () => ({ entry_id, operation: 'UPDATE', status: 'ACTIVE' }));
  await sleep(1);
  return { entry_id, status: 'ACTIVE', updated_at: nowText() };
}

/** Stands in for the real workflow: it waits for `cancel_deletion` where it has a waiting period. */
export async function DeleteEntryWorkflow({
  entry_id,
  waiting_period_days = 0,
}: DeleteEntryWorkflowInput): Promise<DeleteEntryWorkflowResult> {
  const deletion = { isKept: false };
  const keep = () => {
    deletion.isKept = true;
  };
  setHandler(defineSignal(CANCEL_DELETION_SIGNAL), keep);
  setHandler(
    defineUpdate<CancelEntryDeletionAnswer>(CANCEL_ENTRY_DELETION_UPDATE),
    (): CancelEntryDeletionAnswer => {
      keep();
      return { entry_id, outcome: 'ACCEPTED', status: 'INACTIVE', decision: 'CANCEL' };
    },
  );
  setHandler(statusQuery, () => ({ entry_id, operation: 'DELETE', status: 'INACTIVE' }));
  if (waiting_period_days > 0)
    await condition(() => deletion.isKept, `${waiting_period_days} days`);
  return { entry_id, status: deletion.isKept ? 'ACTIVE' : 'DELETED', ended_at: nowText() };
}
