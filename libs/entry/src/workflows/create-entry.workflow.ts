import {
  parseCreateEntryWorkflowInput,
  type CreateEntryWorkflowInput,
  type CreateEntryWorkflowResult,
} from '@conn-dict/contracts';
import { orInvalidInput, pinToBuild } from '@conn-dict/workflow-kit';
import { CancellationScope, uuid4 } from '@temporalio/workflow';
import { activities } from './entry-activity-options.js';
import { setStatusHandler } from './entry-handlers.js';
import { createEntryRun, type EntryRun } from './entry-run.js';
import { failEntry } from './fail-entry.js';
import { unlessBegun } from './look-up.js';

/**
 * Registers a key at the directory: checks it, writes its row as PENDING, registers it, and takes it into use with its
 * CID. A refused entry leaves a REJECTED row.
 *
 * A second run for an entry that is registered returns the first result and does nothing. Cancelling the run counts
 * until the entry is being registered; from there it goes on to its end.
 *
 * @throws ApplicationFailure typed as in docs/errors.md, after the failure is on the entry's row and published
 */
export async function CreateEntryWorkflow(
  input: CreateEntryWorkflowInput,
): Promise<CreateEntryWorkflowResult> {
  const {
    entryId = uuid4(),
    keyType,
    account,
    reason,
  } = orInvalidInput(() => parseCreateEntryWorkflowInput(input));
  const run = createEntryRun({ entryId, operation: 'CREATE', reason });
  run.know({ key_type: keyType, participant: account.participant });
  setStatusHandler(run);
  let key: string | undefined;
  try {
    const checked = await unlessBegun(run, () =>
      activities.ValidateEntryActivity({ ...input, ...run.ref, operation: 'CREATE' }),
    );
    const done = checked?.done;
    if (done) run.moved(done);
    key = done ? done.key : await CancellationScope.nonCancellable(() => register(run, input));
  } catch (error) {
    return await CancellationScope.nonCancellable(() => failEntry(run, error));
  }
  await run.eventsOut();
  return toResult(run, key);
}

pinToBuild(CreateEntryWorkflow);

/** Answers the key where the directory has made it. */
async function register(
  run: EntryRun,
  input: CreateEntryWorkflowInput,
): Promise<string | undefined> {
  run.moved({ status: 'PENDING', changed_at: new Date(Date.now()).toISOString() });
  const created = await activities.CreateEntryActivity({ ...input, ...run.ref });
  const { entry_id, request_id } = run.ref;
  run.moved(await activities.ActivateEntryActivity({ entry_id, request_id, ...created }));
  run.tell('dict.entry.created');
  return created.key;
}

function toResult({ entryId, state }: EntryRun, key?: string): CreateEntryWorkflowResult {
  if (state.status !== 'ACTIVE' || !state.changedAt)
    throw new Error(`an entry that is ${state.status} has no result`);
  return {
    entry_id: entryId,
    status: state.status,
    ...(key === undefined ? {} : { key }),
    created_at: state.changedAt,
  };
}
