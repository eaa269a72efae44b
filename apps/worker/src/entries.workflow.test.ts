// Proves the life of entries of each key type over their real parts, PostgreSQL and the Bridge over gRPC: here as at the directory after every step, in each deployment.
import { randomUUID } from 'node:crypto';
import {
  CLAIM_WORKFLOW,
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  UPDATE_ENTRY_WORKFLOW,
  createEntryWorkflowId,
  deleteEntryWorkflowId,
  updateEntryWorkflowId,
  type CreateEntryWorkflowResult,
  type EntryEventData,
} from '@conn-dict/contracts';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import { vsyncOf } from '@conn-dict/dict/cid';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { PARTICIPANT, newEntry } from '../test/entry-samples.js';
import { DEPLOYMENTS } from '../test/deployments.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

describe.each(DEPLOYMENTS)('in a $name deployment', (deployment) => {
  let slice: WorkerSlice;
  beforeAll(async () => {
    slice = await startWorkerSlice({
      deployment,
      workflowCache: inject('workflowCache'),
    });
  });
  afterAll(() => slice.stop());
  beforeEach(() => slice.simulator.faults.clear());

  type Input = ReturnType<typeof newEntry>;
  const create = (input: Input, workflowId = createEntryWorkflowId(input.entry_id)) =>
    slice.startWorkflow(CREATE_ENTRY_WORKFLOW, input, workflowId);
  const update = (entry_id: string, change: object) =>
    slice.startWorkflow(
      UPDATE_ENTRY_WORKFLOW,
      { entry_id, reason: 'RECONCILIATION', ...change },
      updateEntryWorkflowId(entry_id),
    );
  const remove = (entry_id: string, options: object = {}) =>
    slice.startWorkflow(
      DELETE_ENTRY_WORKFLOW,
      { entry_id, reason: 'USER_REQUESTED', ...options },
      deleteEntryWorkflowId(entry_id),
    );
  const created = async (input: Input) =>
    (await resultOf(await create(input))) as CreateEntryWorkflowResult;

  /** Lets no time skip, past what other runs wait for: `slice.ended` does, where a test wants it. */
  const resultOf = (run: WorkflowHandle) => slice.resultOf(run);

  async function failure(run: WorkflowHandle): Promise<ApplicationFailure> {
    const error: unknown = await resultOf(run).catch((reason: unknown) => reason);
    if (error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure)
      return error.cause;
    throw new Error('the run did not fail as ours do', { cause: error });
  }

  async function row(entryId: string) {
    const rows = slice.database.db.selectFrom('entries').selectAll();
    return await rows.where('entry_id', '=', entryId).executeTakeFirst();
  }
  const rowsOfKey = (key: string) =>
    slice.database.db.selectFrom('entries').selectAll().where('key_value', '=', key).execute();
  const eventTypes = (entryId: string) =>
    slice.events
      .filter(({ data }) => (data as EntryEventData).entry_id === entryId)
      .map(({ type }) => type);
  const heldAtDirectory = () =>
    slice.simulator.directory
      .entries()
      .filter(({ requestId }) => !requestId.startsWith('00000000'));
  async function atDirectory(entryId: string) {
    const id = (await row(entryId))?.directory_entry_id ?? entryId;
    return slice.simulator.directory.entry(id);
  }

  /** The CID and the VSync here are those of the directory's own records. */
  async function expectInSync(entryId: string, keyType: KeyType): Promise<void> {
    expect((await row(entryId))?.cid?.toString('hex')).toBe((await atDirectory(entryId))?.cid);
    const cids = heldAtDirectory().flatMap((entry) =>
      entry.keyType === keyType && entry.account.participant === PARTICIPANT
        ? [Buffer.from(entry.cid, 'hex')]
        : [],
    );
    expect(await vsyncHere(slice.database.db, PARTICIPANT, keyType)).toBe(vsyncOf(cids));
  }

  describe.each(KEY_TYPES)('an entry of type %s', (keyType) => {
    it('is created, changed, deleted and created again, the same here and at the directory', async () => {
      const input = newEntry(keyType);
      const result = await created(input);
      expect(result).toMatchObject({ entry_id: input.entry_id, status: 'ACTIVE' });
      expect(await row(input.entry_id)).toMatchObject({ status: 'ACTIVE', change_kind: null });
      if (keyType === 'EVP') expect(result.key).toBe((await atDirectory(input.entry_id))?.key);
      else expect(result).not.toHaveProperty('key');
      await expectInSync(input.entry_id, keyType);

      const account = { ...input.account, account_number: '99', account_type: 'SVGS' };
      const owner = { ...input.owner, name: 'Ana Outra' };
      const changed = await resultOf(await update(input.entry_id, { account, owner }));
      expect(changed).toMatchObject({ status: 'ACTIVE' });
      expect((await atDirectory(input.entry_id))?.owner.name).toBe('Ana Outra');
      await expectInSync(input.entry_id, keyType);

      expect(await resultOf(await remove(input.entry_id))).toMatchObject({ status: 'DELETED' });
      expect(await atDirectory(input.entry_id)).toBeUndefined();
      await expectInSync(input.entry_id, keyType);
      expect(eventTypes(input.entry_id)).toEqual([
        'dict.entry.created',
        'dict.entry.updated',
        'dict.entry.deleted',
      ]);

      const again = { ...input, entry_id: `E-${randomUUID()}` };
      expect(await created(again)).toMatchObject({ status: 'ACTIVE' });
      await expectInSync(again.entry_id, keyType);
    });
  });

  describe('the same business id again', () => {
    it('is one entry, and the first result', async () => {
      const input = newEntry('EVP');
      const first = await created(input);
      const calls = totalCalls();
      expect(await created(input)).toEqual(first);
      expect(totalCalls()).toBe(calls);
      expect(eventTypes(input.entry_id)).toEqual(['dict.entry.created']);
    });

    it('by a client, several at once and later, is one run and one request', async () => {
      const input = newEntry('CNPJ');
      const starts = await Promise.all(
        Array.from({ length: 5 }, () => slice.dict.entries.create.start(input)),
      );
      for (const { workflowId } of starts) expect(workflowId).toBe(starts[0]?.workflowId);
      const first = await starts[0]?.result();
      expect(first).toMatchObject({ entry_id: input.entry_id, status: 'ACTIVE' });
      expect(await slice.dict.entries.create.startAndWait(input)).toEqual(first);
      const ofKey = heldAtDirectory().filter(({ key }) => key === input.key);
      expect(ofKey).toHaveLength(1);
      expect(await rowsOfKey(input.key!)).toMatchObject([{ status: 'ACTIVE' }]);
      const asked = slice.simulator.directory
        .calls()
        .filter(({ requestId }) => requestId === ofKey[0]?.requestId);
      expect(asked).toMatchObject([{ method: 'CreateEntry', count: 1 }]);
      expect(eventTypes(input.entry_id)).toEqual(['dict.entry.created']);
    });

    it('with other content is refused, and the entry stays as it was', async () => {
      const input = newEntry('PHONE');
      await created(input);
      const other = { ...input, owner: { ...input.owner, name: 'Ana Outra' } };
      expect(await failure(await create(other))).toMatchObject({ type: 'IdAlreadyUsed' });
      expect(await row(input.entry_id)).toMatchObject({
        status: 'ACTIVE',
        owner_name: 'Ana Exemplo',
        failure_type: null,
      });
    });

    it('whose answers were lost is one request to the directory', async () => {
      for (const method of ['CreateEntry', 'UpdateEntry', 'DeleteEntry']) {
        slice.simulator.faults.add({
          method,
          type: 'ServiceUnavailable',
          afterEffect: true,
          times: 3,
        });
      }
      const input = newEntry('EMAIL');
      await created(input);
      await expectInSync(input.entry_id, 'EMAIL');
      const account = { ...input.account, account_number: '7' };
      await resultOf(await update(input.entry_id, { account }));
      await expectInSync(input.entry_id, 'EMAIL');
      expect(await resultOf(await remove(input.entry_id))).toMatchObject({ status: 'DELETED' });
      await expectInSync(input.entry_id, 'EMAIL');
    });

    it('of a deletion gives the first result', async () => {
      const input = newEntry('PHONE');
      await created(input);
      const first = await resultOf(await remove(input.entry_id));
      expect(await resultOf(await remove(input.entry_id))).toEqual(first);
    });
  });

  describe('two creates of one key at once', () => {
    const other = newEntry('PHONE');
    it.each([
      ['EntryAlreadyExists', {}],
      ['EntryKeyOwnedByDifferentPerson', { owner: other.owner }],
      [
        'EntryKeyInCustodyOfDifferentParticipant',
        { account: { ...other.account, participant: '12345678' } },
      ],
    ] as const)('are one entry and one %s, which leaves a REJECTED row', async (type, change) => {
      const inputs = [newEntry('PHONE')].flatMap((one) => [
        one,
        { ...one, entry_id: `E-${randomUUID()}`, ...change },
      ]);
      const runs = await Promise.all(inputs.map((input) => create(input)));
      const ends = await Promise.allSettled(runs.map((run) => resultOf(run)));
      const [winner, loser] = ends[0]?.status === 'fulfilled' ? [0, 1] : [1, 0];
      expect(ends[winner]).toMatchObject({ value: { status: 'ACTIVE' } });
      expect(await failure(runs[loser]!)).toMatchObject({ type, nonRetryable: true });
      const statuses = (await rowsOfKey(inputs[0]!.key!)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual(['ACTIVE', 'REJECTED']);
      const rejected = inputs[loser]!.entry_id;
      expect(await row(rejected)).toMatchObject({ failure_type: type, cid: null });
      expect(eventTypes(rejected)).toEqual(['dict.entry.rejected']);
      await expectInSync(inputs[winner]!.entry_id, 'PHONE');
    });
  });

  describe('a refusal', () => {
    it('of the directory leaves a REJECTED row, nothing active, and the key free', async () => {
      slice.simulator.faults.add({ method: 'CreateEntry', type: 'TaxIdNumberBlocked', times: 1 });
      const input = newEntry('CPF');
      expect(await failure(await create(input))).toMatchObject({ type: 'TaxIdNumberBlocked' });
      expect(await row(input.entry_id)).toMatchObject({
        status: 'REJECTED',
        failure_type: 'TaxIdNumberBlocked',
        change_kind: null,
        cid: null,
      });
      expect(await created(input)).toMatchObject({ status: 'ACTIVE' });
    });

    it('of an update leaves the entry as it was, and says why on its row', async () => {
      const input = newEntry('PHONE');
      await created(input);
      slice.simulator.faults.add({ method: 'UpdateEntry', type: 'Forbidden', times: 1 });
      const run = await update(input.entry_id, { account: { ...input.account, branch: '2' } });
      expect(await failure(run)).toMatchObject({ type: 'Forbidden' });
      expect(await row(input.entry_id)).toMatchObject({
        status: 'ACTIVE',
        branch: '0001',
        failure_type: 'Forbidden',
        change_kind: null,
      });
      await expectInSync(input.entry_id, 'PHONE');
      expect(eventTypes(input.entry_id)).toEqual(['dict.entry.created', 'dict.entry.failed']);
    });

    it('of a sixth key of an account is EntryLimitExceeded', async () => {
      const first = newEntry('EVP');
      const keys = Array.from({ length: 5 }, () => newEntry('EVP', account(first)));
      for (const key of keys) await created(key);
      expect(await failure(await create(newEntry('EVP', account(first))))).toMatchObject({
        type: 'EntryLimitExceeded',
      });
    });
  });

  const account = ({ account, owner }: Input) => ({ account, owner });
  const totalCalls = () =>
    slice.simulator.directory.calls().reduce((sum, { count }) => sum + count, 0);

  describe('an entry and claims', () => {
    const claim = (entry_id: string) => ({
      claim_id: `C-${randomUUID()}`,
      entry_id,
      claim_type: 'PORTABILITY',
      claimer_ispb: '12345678',
      donor_ispb: PARTICIPANT,
    });
    const start = (input: ReturnType<typeof claim>) =>
      slice.startWorkflow(CLAIM_WORKFLOW, input, `claim-${input.claim_id}`);
    const waits = (claimId: string) =>
      vi.waitFor(async () => {
        const claims = slice.database.db.selectFrom('claims').selectAll();
        const found = await claims.where('claim_id', '=', claimId).executeTakeFirst();
        expect(found?.status).toBe('WAITING_RESOLUTION');
      }, 20_000);

    it('is locked while a claim is open on it, and moves to the claimer with its CID', async () => {
      const input = newEntry('PHONE');
      await created(input);
      const before = await row(input.entry_id);
      const request = claim(input.entry_id);
      const run = await start(request);
      await waits(request.claim_id);
      const locked = [
        await update(input.entry_id, { account: { ...input.account, branch: '2' } }),
        await remove(input.entry_id),
      ];
      for (const each of locked)
        expect(await failure(each)).toMatchObject({ type: 'EntryLockedByClaim' });
      await run.signal('confirm');
      expect(await resultOf(run)).toMatchObject({ status: 'COMPLETED' });
      const after = await row(input.entry_id);
      expect(after).toMatchObject({
        status: 'ACTIVE',
        participant: '12345678',
        directory_entry_id: before?.directory_entry_id,
      });
      expect(after?.cid?.toString('hex')).toBe((await atDirectory(input.entry_id))?.cid);
      const cids = heldAtDirectory()
        .filter(
          ({ keyType, account }) => keyType === 'PHONE' && account.participant === PARTICIPANT,
        )
        .map(({ cid }) => Buffer.from(cid, 'hex'));
      expect(await vsyncHere(slice.database.db, PARTICIPANT, 'PHONE')).toBe(vsyncOf(cids));
    });

    it('that a claim opened during its waiting period is refused, and in use again', async () => {
      const input = newEntry('PHONE');
      await created(input);
      const run = await remove(input.entry_id, { waiting_period_days: 1 });
      await vi.waitFor(async () =>
        expect(await row(input.entry_id)).toMatchObject({ status: 'INACTIVE' }),
      );
      const request = claim(input.entry_id);
      await start(request);
      await waits(request.claim_id);
      await slice.ended([run]);
      expect(await failure(run)).toMatchObject({ type: 'EntryLockedByClaim' });
      expect(await row(input.entry_id)).toMatchObject({ status: 'ACTIVE', change_kind: null });
    });
  });

  describe('a deletion that waits', () => {
    it('keeps the CID, and is taken back in time', async () => {
      const input = newEntry('PHONE');
      await created(input);
      const run = await remove(input.entry_id, { waiting_period_days: 30 });
      await vi.waitFor(async () =>
        expect(await row(input.entry_id)).toMatchObject({ status: 'INACTIVE' }),
      );
      await expectInSync(input.entry_id, 'PHONE');
      await run.signal('cancel_deletion');
      expect(await resultOf(run)).toMatchObject({ status: 'ACTIVE' });
      expect(await row(input.entry_id)).toMatchObject({ status: 'ACTIVE', deactivated_at: null });
      expect(eventTypes(input.entry_id)).toEqual([
        'dict.entry.created',
        'dict.entry.deactivated',
        'dict.entry.reactivated',
      ]);
    });

    it('is done when its days are over', async () => {
      const input = newEntry('PHONE');
      await created(input);
      const run = await remove(input.entry_id, { waiting_period_days: 30 });
      await slice.ended([run]);
      expect(await resultOf(run)).toMatchObject({ status: 'DELETED' });
      await expectInSync(input.entry_id, 'PHONE');
    });
  });

  describe('an entry that is not held here', () => {
    it('is read from the directory and changed by its id there', async () => {
      const run = await remove('ENTRY-005');
      expect(await resultOf(run)).toMatchObject({ status: 'DELETED' });
      expect(slice.simulator.directory.entry('ENTRY-005')).toBeUndefined();
      expect(await row('ENTRY-005')).toMatchObject({ status: 'DELETED', cid: null });
    });

    it('nor there is NotFound', async () => {
      expect(await failure(await remove('ENTRY-999'))).toMatchObject({ type: 'NotFound' });
    });
  });
});
