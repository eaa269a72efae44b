import { randomUUID } from 'node:crypto';
import {
  createEntryWorkflowId,
  deleteEntryWorkflowId,
  updateEntryWorkflowId,
  type CreateEntryWorkflowInput,
} from '@conn-dict/contracts';
import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import type { ActivityWorld } from './activity-world.js';
import { attempted, failureType } from './attempts.js';
import { performClaim } from './claim-steps.js';
import type { History, HistoryStep } from './entry-histories.js';
import { newEntry } from './entry-samples.js';

/** The keys that the writers of a round share, one a type. */
export interface HistoryKey {
  readonly sample: CreateEntryWorkflowInput;
  /** Business ids of its entries, oldest first. */
  readonly entryIds: string[];
  /** Those that were refused. */
  readonly refusedIds: string[];
}

export interface Round extends Pick<ActivityWorld, 'activities'> {
  /** Two that no other round has. */
  readonly participants: readonly [string, string];
  readonly keys: Readonly<Record<KeyType, HistoryKey>>;
  /** Workflow ids at work: Temporal runs one of an id at a time. */
  readonly atWork: Set<string>;
  /** How each step ended, counted by kind and end. */
  readonly ends: Map<string, number>;
}

export function createRound(world: ActivityWorld, number: number, ends: Round['ends']): Round {
  const name = String(number).padStart(7, '0');
  const keys = KEY_TYPES.map((type) => toKey(type));
  return {
    activities: world.activities,
    participants: [`A${name}`, `B${name}`],
    keys: Object.fromEntries(keys) as unknown as Round['keys'],
    atWork: new Set(),
    ends,
  };
}

function toKey(keyType: KeyType): readonly [KeyType, HistoryKey] {
  return [keyType, { sample: newEntry(keyType), entryIds: [], refusedIds: [] }];
}

/** Registers each key, then runs all histories at once, and waits until nothing is at work. */
export async function runHistories(round: Round, histories: readonly History[]): Promise<void> {
  const first = { kind: 'create', party: 0, entry: 0, attempts: [] } as const;
  await Promise.all(KEY_TYPES.map((keyType) => runStep(round, { ...first, keyType })));
  await Promise.all(
    histories.map(async (history) => {
      for (const step of history) await runStep(round, step);
    }),
  );
}

async function runStep(round: Round, step: HistoryStep): Promise<void> {
  const end = await perform(round, step).catch(failureType);
  const name = `${step.kind}: ${end ?? 'done'}`;
  round.ends.set(name, (round.ends.get(name) ?? 0) + 1);
}

/** Answers why there was nothing to do, if so. */
async function perform(round: Round, step: HistoryStep): Promise<string | undefined> {
  const { entryIds, refusedIds } = round.keys[step.keyType];
  if (step.kind === 'create') return await register(round, step, `E-${randomUUID()}`);
  if (step.kind === 'create again')
    return await register(round, step, [...refusedIds, ...entryIds].at(-1 - step.entry));
  const entryId = entryIds.at(-1 - step.entry) ?? entryIds.at(-1);
  if (entryId === undefined) return 'no entry';
  switch (step.kind) {
    case 'change account':
    case 'change owner':
      return await exclusively(round, updateEntryWorkflowId(entryId), change(round, step, entryId));
    case 'delete':
    case 'take back deletion':
      return await exclusively(round, deleteEntryWorkflowId(entryId), remove(round, step, entryId));
    default:
      return await performClaim(round, step, entryId);
  }
}

async function register(round: Round, step: HistoryStep, entryId?: string) {
  if (entryId === undefined) return 'no entry';
  const { entryIds, refusedIds } = round.keys[step.keyType];
  try {
    const run = create(round, step, entryId);
    const end = await exclusively(round, createEntryWorkflowId(entryId), run);
    if (end === undefined && !entryIds.includes(entryId)) entryIds.push(entryId);
    return end;
  } catch (error) {
    if (!entryIds.includes(entryId)) refusedIds.push(entryId);
    throw error;
  }
}

type Run = (workflowId: string) => Promise<void>;

async function exclusively({ atWork }: Round, workflowId: string, run: Run) {
  if (atWork.has(workflowId)) return 'at work';
  atWork.add(workflowId);
  try {
    await run(workflowId);
    return undefined;
  } finally {
    atWork.delete(workflowId);
  }
}

function refOf(entry_id: string, workflow_id: string) {
  return { entry_id, request_id: randomUUID(), workflow_id };
}

/** Does as the workflow does that a run on an entry fails in. */
async function orRecord(
  { activities }: Round,
  { entry_id, request_id }: ReturnType<typeof refOf>,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure_type = failureType(error);
    await attempted(() =>
      activities.RecordEntryFailureActivity({ entry_id, request_id, failure_type }),
    );
    throw error;
  }
}

function create(round: Round, { attempts, keyType, party }: HistoryStep, entryId: string): Run {
  const { activities, participants, keys } = round;
  const { sample } = keys[keyType];
  const account = { ...sample.account, participant: participants[party] };
  return (workflowId) => {
    const ref = refOf(entryId, workflowId);
    const input = { ...sample, account, ...ref };
    return orRecord(round, ref, async () => {
      const { done } = await attempted(
        () => activities.ValidateEntryActivity({ ...input, operation: 'CREATE' }),
        attempts[0],
      );
      if (done) return;
      const created = await attempted(() => activities.CreateEntryActivity(input), attempts[1]);
      const { entry_id, request_id } = ref;
      const step = { entry_id, request_id, ...created };
      await attempted(() => activities.ActivateEntryActivity(step), attempts[2]);
    });
  };
}

function change(round: Round, step: HistoryStep, entryId: string): Run {
  const { activities, keys } = round;
  const { account, owner } = keys[step.keyType].sample;
  const { attempts } = step;
  return (workflowId) => {
    const ref = refOf(entryId, workflowId);
    return orRecord(round, ref, async () => {
      const { entry_id, request_id } = ref;
      const { participant } = await attempted(() =>
        activities.GetEntryStatusActivity({ entry_id, request_id, may_be_stale: true }),
      );
      const changed =
        step.kind === 'change owner'
          ? { owner: { ...owner, name: `Ana ${randomUUID().replaceAll(/[^a-f]/g, '')}` } }
          : { account: { ...account, participant, branch: String(Date.now() % 10_000) } };
      const input = { ...ref, ...changed, reason: 'RECONCILIATION' as const };
      const { done } = await attempted(
        () => activities.ValidateEntryActivity({ ...input, operation: 'UPDATE' }),
        attempts[0],
      );
      if (!done) await attempted(() => activities.UpdateEntryActivity(input), attempts[1]);
    });
  };
}

function remove(round: Round, { kind, attempts }: HistoryStep, entryId: string): Run {
  const { activities } = round;
  return (workflowId) => {
    const ref = refOf(entryId, workflowId);
    return orRecord(round, ref, async () => {
      const { entry_id, request_id } = ref;
      const deletion = { ...ref, reason: 'USER_REQUESTED' as const };
      const found = await attempted(() =>
        activities.GetEntryStatusActivity({ entry_id, request_id }),
      );
      if (found.status === 'DELETED') return;
      await attempted(() => activities.DeactivateEntryActivity(deletion), attempts[0]);
      if (kind === 'delete')
        await attempted(() => activities.DeleteEntryActivity(deletion), attempts[1]);
      else
        await attempted(
          () => activities.ActivateEntryActivity({ entry_id, request_id }),
          attempts[1],
        );
    });
  };
}
