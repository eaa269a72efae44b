import {
  InvalidInputError,
  RefusedError,
  assertNewEntry,
  validateEntryShape,
  type Parsed,
  type ValidateEntryResult,
} from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertChangeable, assertFree } from '../model/eligible-change.js';
import { assertCreatable, assertSameCreation, isOwnCreation } from '../model/eligible-creation.js';
import { changedContent, isSameContent } from '../model/entry-content.js';
import type { EntryToCreate } from '../ports.js';
import type { EntryActivityDeps } from './entry-deps.js';

type ToValidate = Parsed<typeof validateEntryShape>;

export function createValidateEntry(deps: EntryActivityDeps) {
  return defineActivity(validateEntryShape, (entry) =>
    entry.operation === 'CREATE'
      ? validateCreation(deps, toCreation(entry))
      : validateChange(deps, entry),
  );
}

async function validateCreation(
  { repository }: EntryActivityDeps,
  entry: EntryToCreate,
): Promise<ValidateEntryResult> {
  const facts = await repository.findFacts(entry);
  const row = facts.entry;
  if (row) assertSameCreation(entry, row);
  if (row && row.status !== 'REJECTED') {
    // This run's own, from a workflow task that was given up: all of it is done again, to the same effect.
    const isOwn = row.runToken === entry.requestId || isOwnCreation(entry, row);
    if (row.status === 'PENDING' || isOwn) return {};
    const key = row.keyType === 'EVP' && row.key ? { key: row.key } : {};
    return { done: { status: 'ACTIVE', changed_at: row.createdAt.toISOString(), ...key } };
  }
  try {
    assertCreatable(entry, facts);
  } catch (error) {
    if (error instanceof RefusedError) await repository.reject(entry, error.type);
    throw error;
  }
  return {};
}

async function validateChange(
  { repository }: EntryActivityDeps,
  change: ToValidate,
): Promise<ValidateEntryResult> {
  const facts = await repository.findFacts({
    entryId: change.entryId,
    ...(change.account ? { account: change.account } : {}),
  });
  const { entry, hasOpenClaim } = facts;
  const row = assertFree({ ...(entry ? { row: entry } : {}), hasOpenClaim }, change.workflowId);
  assertChangeable(change, row, facts);
  const isOwn = row.runToken === change.requestId;
  const isDone = !isOwn && !row.change && isSameContent(row, changedContent(row, change));
  // What reconciliation corrects is a difference that the rows here do not show.
  if (!isDone || change.reason === 'RECONCILIATION') return {};
  return { done: { status: row.status, changed_at: row.updatedAt.toISOString() } };
}

/** What one operation needs and the other has not is optional in the shape. */
function toCreation({ keyType, account, owner, ...entry }: ToValidate): EntryToCreate {
  if (keyType && account && owner) {
    const creation = { ...entry, keyType, account, owner };
    assertNewEntry(creation);
    return creation;
  }
  const fields = Object.entries({ key_type: keyType, account, owner });
  throw new InvalidInputError(
    fields.filter(([, value]) => !value).map(([field]) => ({ field, rule: 'is missing' })),
  );
}
