import {
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  UPDATE_ENTRY_WORKFLOW,
  createEntryWorkflowId,
  deleteEntryWorkflowId,
  updateEntryWorkflowId,
} from '@conn-dict/contracts';
import type { JourneyPlan } from '../plan/journey-plan.js';
import { CLAIMER, type Person } from '../world/people.js';
import type { Subject } from './subject.js';
import type { Walk } from './walk.js';

type EntryPlan = JourneyPlan & { kind: 'entry' };

export function toEntrySubject(plan: EntryPlan, id: string): Subject {
  const update = { workflowId: updateEntryWorkflowId(id), ends: ['ACTIVE'] };
  const remove = { workflowId: deleteEntryWorkflowId(id), ends: ['DELETED'] };
  return {
    plan,
    id,
    runs: [
      { workflowId: createEntryWorkflowId(id), ends: ['ACTIVE'] },
      ...plan.changes.map((change) => (change === 'update' ? update : remove)),
    ],
  };
}

/** Registers a key, and changes or removes it once it is there. */
export async function walkEntry(
  { reach, person, at }: Walk,
  { startMs, changes }: EntryPlan,
  { id }: Pick<Subject, 'id'>,
): Promise<void> {
  const createId = createEntryWorkflowId(id);
  await at(startMs);
  await reach.start(CREATE_ENTRY_WORKFLOW, createId, {
    entry_id: id,
    key_type: 'PHONE',
    key: person.phone,
    account: toAccount(person, '0001'),
    owner: { type: 'NATURAL_PERSON', tax_id: person.taxId, name: person.name },
    reason: 'USER_REQUESTED',
  });
  await reach.ended(createId);
  for (const change of changes) {
    const runId = change === 'update' ? updateEntryWorkflowId(id) : deleteEntryWorkflowId(id);
    const reason = 'USER_REQUESTED';
    if (change === 'update') {
      const account = toAccount(person, '0002');
      await reach.start(UPDATE_ENTRY_WORKFLOW, runId, { entry_id: id, account, reason });
    } else await reach.start(DELETE_ENTRY_WORKFLOW, runId, { entry_id: id, reason });
    await reach.ended(runId);
  }
}

function toAccount({ accountNumber }: Person, branch: string): object {
  return {
    participant: CLAIMER,
    branch,
    account_number: accountNumber,
    account_type: 'CACC',
    opening_date: '2020-01-02T03:00:00Z',
  };
}
