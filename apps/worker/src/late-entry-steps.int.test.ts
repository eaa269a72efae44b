// Proves over PostgreSQL and the directory that a step which comes late, from a process that was frozen or by a repeat, undoes nothing.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startActivityWorld, type ActivityWorld } from '../test/activity-world.js';
import { newEntry } from '../test/entry-samples.js';

let world: ActivityWorld;
beforeAll(async () => void (world = await startActivityWorld()));
afterAll(() => world.stop());
beforeEach(() => world.simulator.faults.clear());

const runOn = (entry_id: string, operation: string) => ({
  entry_id,
  request_id: randomUUID(),
  workflow_id: `entry-${operation}-${entry_id}`,
});
type Run = ReturnType<typeof runOn>;

async function row({ entry_id }: Pick<Run, 'entry_id'>) {
  const rows = world.database.db.selectFrom('entries').selectAll();
  return await rows.where('entry_id', '=', entry_id).executeTakeFirst();
}

/** Registers a key, and makes what its run may do once more. */
async function registered() {
  const { activities } = world;
  const input = newEntry('PHONE');
  const run = runOn(input.entry_id, 'create');
  const create = () => activities.CreateEntryActivity({ ...input, ...run });
  const { entry_id, request_id } = run;
  const made = await create();
  const activate = () => activities.ActivateEntryActivity({ entry_id, request_id, ...made });
  const first = await activate();
  const validate = () =>
    activities.ValidateEntryActivity({ ...input, ...run, operation: 'CREATE' });
  return { input, run, made, first, create, activate, validate };
}

const update = (run: Run, branch: string, account: ReturnType<typeof newEntry>['account']) =>
  world.activities.UpdateEntryActivity({
    ...run,
    account: { ...account, branch },
    reason: 'USER_REQUESTED',
  });
const deletion = (run: Run) => ({ ...run, reason: 'USER_REQUESTED' as const });

describe('a deactivation that comes after its run took it back', () => {
  it('leaves the entry in use, where the deletion was cancelled', async () => {
    const { input } = await registered();
    const run = runOn(input.entry_id, 'delete');
    await world.activities.DeactivateEntryActivity(deletion(run));
    const kept = await world.activities.ActivateEntryActivity({
      entry_id: run.entry_id,
      request_id: run.request_id,
    });
    expect(await world.activities.DeactivateEntryActivity(deletion(run))).toEqual(kept);
    expect(await row(run)).toMatchObject({ status: 'ACTIVE', change_kind: null });
  });

  it('leaves it in use, and fails as the run has, where the deletion failed', async () => {
    const { input } = await registered();
    const run = runOn(input.entry_id, 'delete');
    const { entry_id, request_id } = run;
    await world.activities.DeactivateEntryActivity(deletion(run));
    await world.activities.RecordEntryFailureActivity({
      entry_id,
      request_id,
      failure_type: 'EntryLockedByClaim',
    });
    await expect(world.activities.DeactivateEntryActivity(deletion(run))).rejects.toMatchObject({
      type: 'EntryLockedByClaim',
      nonRetryable: true,
    });
    expect(await row(run)).toMatchObject({ status: 'ACTIVE', change_kind: null });
  });
});

describe('an update that comes after its run has ended', () => {
  const updates = () =>
    world.simulator.directory
      .calls()
      .reduce((sum, { method, count }) => sum + (method === 'UpdateEntry' ? count : 0), 0);

  it('gives the first result, and asks the directory for nothing', async () => {
    const { input } = await registered();
    const run = runOn(input.entry_id, 'update');
    const first = await update(run, '7', input.account);
    const before = updates();
    expect(await update(run, '7', input.account)).toEqual(first);
    expect(updates()).toBe(before);
  });

  it('fails as the run has, and asks the directory for nothing', async () => {
    const { input } = await registered();
    const run = runOn(input.entry_id, 'update');
    world.simulator.faults.add({ method: 'UpdateEntry', type: 'Forbidden', times: 1 });
    const refusal = { type: 'Forbidden', nonRetryable: true };
    await expect(update(run, '7', input.account)).rejects.toMatchObject(refusal);
    const before = updates();
    await expect(update(run, '7', input.account)).rejects.toMatchObject(refusal);
    expect(updates()).toBe(before);
    expect(await row(run)).toMatchObject({ branch: '0001', change_kind: null });
  });

  it('marks no failure on a row that it has let go of', async () => {
    const { input } = await registered();
    const run = runOn(input.entry_id, 'update');
    await update(run, '7', input.account);
    const { entry_id, request_id } = run;
    const failure = { entry_id, request_id, failure_type: 'Forbidden' };
    expect(await world.activities.RecordEntryFailureActivity(failure)).toEqual({ recorded: false });
    expect(await row(run)).toMatchObject({ failure_type: null });
  });
});

describe("the directory's answer that comes after the run took the row back", () => {
  const SLOW = { latencyMs: 500, times: 1 } as const;
  const called = (method: string, { request_id }: Run) =>
    vi.waitFor(() => {
      const calls = world.simulator.directory.calls();
      const isCall = (call: (typeof calls)[number]) =>
        call.method === method && call.requestId === request_id;
      expect(calls.some(isCall)).toBe(true);
    });
  const takenBack = async ({ entry_id, request_id }: Run) => {
    const failure = { entry_id, request_id, failure_type: 'StepTimedOut' };
    expect(await world.activities.RecordEntryFailureActivity(failure)).toEqual({ recorded: true });
  };

  it('to a deletion counts: the entry is gone here too', async () => {
    const { input, made } = await registered();
    const run = runOn(input.entry_id, 'delete');
    await world.activities.DeactivateEntryActivity(deletion(run));
    world.simulator.faults.add({ method: 'DeleteEntry', ...SLOW });
    const late = world.activities.DeleteEntryActivity(deletion(run));
    await called('DeleteEntry', run);
    await takenBack(run);
    expect(await late).toMatchObject({ status: 'DELETED' });
    expect(world.simulator.directory.entry(made.directory_entry_id)).toBeUndefined();
    expect(await row(run)).toMatchObject({ status: 'DELETED', cid: null, failure_type: null });
  });

  it('to an update counts: the entry is changed here too', async () => {
    const { input, made } = await registered();
    const run = runOn(input.entry_id, 'update');
    world.simulator.faults.add({ method: 'UpdateEntry', ...SLOW });
    const late = update(run, '7', input.account);
    await called('UpdateEntry', run);
    await takenBack(run);
    expect(await late).toMatchObject({ status: 'ACTIVE' });
    const there = world.simulator.directory.entry(made.directory_entry_id);
    const found = await row(run);
    expect(found).toMatchObject({ branch: '7', change_kind: null, failure_type: null });
    expect(found?.cid?.toString('hex')).toBe(there?.cid);
  });
});

describe('the steps of a creation that come again after another run has', () => {
  const others: Record<string, (entry_id: string, input: ReturnType<typeof newEntry>) => unknown> =
    {
      'changed the entry': (entry_id, { account }) =>
        update(runOn(entry_id, 'update'), '9', account),
      'taken it out of use': (entry_id) =>
        world.activities.DeactivateEntryActivity(deletion(runOn(entry_id, 'delete'))),
      async 'deleted it'(entry_id) {
        const run = runOn(entry_id, 'delete');
        await world.activities.DeactivateEntryActivity(deletion(run));
        await world.activities.DeleteEntryActivity(deletion(run));
      },
    };

  it.each(Object.keys(others))('%s give the first results and change nothing', async (other) => {
    const { input, run, made, first, create, activate, validate } = await registered();
    await others[other]!(run.entry_id, input);
    const before = await row(run);
    expect(await activate()).toEqual(first);
    expect(await validate()).toEqual({});
    expect(await create()).toEqual(made);
    expect(await activate()).toEqual(first);
    expect(await row(run)).toEqual(before);
  });

  it('gives the first result to a later run too, whatever has become of the entry', async () => {
    const { input, first } = await registered();
    await others['taken it out of use']!(input.entry_id, input);
    const later = { ...input, ...runOn(input.entry_id, 'create'), operation: 'CREATE' as const };
    expect(await world.activities.ValidateEntryActivity(later)).toEqual({ done: first });
  });
});

it('an activation takes back the mark of a frozen attempt that was refused', async () => {
  const input = newEntry('PHONE');
  const run = runOn(input.entry_id, 'create');
  const made = await world.activities.CreateEntryActivity({ ...input, ...run });
  const { entry_id, request_id } = run;
  const failure = { entry_id, request_id, failure_type: 'TaxIdNumberBlocked' };
  await world.activities.RecordEntryFailureActivity(failure);
  await world.activities.ActivateEntryActivity({ entry_id, request_id, ...made });
  expect(await row(run)).toMatchObject({
    status: 'ACTIVE',
    failure_type: null,
    ended_at: null,
    cid: Buffer.from(made.cid, 'hex'),
  });
});
