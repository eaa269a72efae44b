import type {
  CreateEntryWorkflowInput,
  CreateEntryWorkflowResult,
  PublishEntryEventInput,
} from '@conn-dict/contracts';
import { createEventChain } from '@conn-dict/workflow-kit';
import { uuid4, workflowInfo } from '@temporalio/workflow';
import { entrySteps } from './noop-step-options.js';

/**
 * Walks the path of CreateEntryWorkflow to an active entry: the same steps in the same order, the event published
 * beside the main line. Whatever an entry's run decides on the way is left out.
 */
export async function NoopEntryWorkflow(
  input: CreateEntryWorkflowInput,
): Promise<CreateEntryWorkflowResult> {
  const { entry_id = uuid4(), key_type, account, reason } = input;
  const events = createEventChain<PublishEntryEventInput>(entrySteps.PublishEntryEventActivity);
  const request_id = uuid4();
  const { workflowId: workflow_id } = workflowInfo();
  const ref = { entry_id, request_id, workflow_id };
  await entrySteps.ValidateEntryActivity({ ...input, ...ref, operation: 'CREATE' });
  const created = await entrySteps.CreateEntryActivity({ ...input, ...ref });
  const { changed_at } = await entrySteps.ActivateEntryActivity({
    entry_id,
    request_id,
    ...created,
  });
  events.add({
    event_id: `${workflow_id}/${request_id}/dict.entry.created`,
    event_type: 'dict.entry.created',
    time: new Date(Date.now()).toISOString(),
    entry_id,
    operation: 'CREATE',
    key_type,
    participant: account.participant,
    status: 'ACTIVE',
    reason,
  });
  await events.drained();
  return { entry_id, status: 'ACTIVE', created_at: changed_at };
}
