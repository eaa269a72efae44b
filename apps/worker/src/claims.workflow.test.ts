// Proves the claim from start to end over its real parts: PostgreSQL, the Bridge over gRPC, and 30 days skipped, the same in each deployment.
import { randomUUID } from 'node:crypto';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import type { CallCount } from '@conn-dict/bridge-simulator';
import type { ClaimEventData } from '@conn-dict/contracts';
import { ApplicationFailure } from '@temporalio/common';
import { WorkflowFailedError } from '@temporalio/client';
import { vsyncOf } from '@conn-dict/dict/cid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { registerPhone } from '../test/register-phone.js';
import { DEPLOYMENTS } from '../test/deployments.js';
import { startClaimSlice, type ClaimRun, type ClaimSlice } from '../test/claim-slice.js';

const DONOR = '87654321';
const CLAIMER = '12345678';

describe.each(DEPLOYMENTS)('in a $name deployment', (deployment) => {
  let slice: ClaimSlice;
  let entryId: string;
  beforeAll(async () => {
    slice = await startClaimSlice({
      deployment,
      workflowCache: inject('workflowCache'),
    });
  });
  afterAll(() => slice.stop());
  beforeEach(async () => {
    slice.simulator.faults.clear();
    entryId = await registerPhone(slice.bridgeAddress, DONOR);
  });

  const seed = () => ({
    claim_id: `TEST-${randomUUID()}`,
    entry_id: entryId,
    claim_type: 'PORTABILITY',
    claimer_ispb: CLAIMER,
    donor_ispb: DONOR,
  });

  async function failure(run: ClaimRun): Promise<ApplicationFailure> {
    const error: unknown = await run.result().catch((reason: unknown) => reason);
    if (error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure)
      return error.cause;
    throw new Error('the claim did not fail as ours do', { cause: error });
  }

  const rows = () =>
    slice.database.db.selectFrom('claims').selectAll().where('entry_id', '=', entryId).execute();
  const eventsOfEntry = () =>
    slice.events.filter(({ data }) => (data as ClaimEventData).entry_id === entryId);
  const eventTypes = () => eventsOfEntry().map(({ type }) => type);
  const holder = () => slice.simulator.directory.entry(entryId)?.account.participant;
  const totalCalls = () =>
    slice.simulator.directory.calls().reduce((sum, { count }) => sum + count, 0);
  async function heldCids(): Promise<Buffer[]> {
    const held = slice.database.db
      .selectFrom('entries')
      .select('cid')
      .where('participant', '=', CLAIMER);
    return (await held.execute()).flatMap(({ cid }) => (cid ? [cid] : []));
  }
  const directoryClaims = () =>
    slice.simulator.directory.claims().filter((claim) => claim.entryId === entryId);

  describe('a claim', () => {
    it('that is confirmed moves the entry here and at the directory, and tells it in order', async () => {
      const run = await slice.start(seed());
      await run.signal('confirm');
      expect(await run.result()).toMatchObject({ status: 'COMPLETED', reason: 'USER_REQUESTED' });

      expect(holder()).toBe(CLAIMER);
      const [entry] = await slice.database.db
        .selectFrom('entries')
        .selectAll()
        .where('entry_id', '=', entryId)
        .execute();
      const atDirectory = slice.simulator.directory.entry(entryId);
      expect(entry).toMatchObject({ entry_id: entryId, participant: CLAIMER, status: 'ACTIVE' });
      expect(entry?.cid?.toString('hex')).toBe(atDirectory?.cid);
      expect(await vsyncHere(slice.database.db, CLAIMER, 'PHONE')).toBe(vsyncOf(await heldCids()));
      expect(eventTypes()).toEqual(['dict.claim.created', 'dict.claim.completed']);
      expect(new Set(eventsOfEntry().map(({ id }) => id)).size).toBe(2);
      expect(await rows()).toMatchObject([{ status: 'COMPLETED', failure_type: null }]);
    });

    it('that is cancelled leaves the entry where it was', async () => {
      const run = await slice.start(seed());
      await run.signal('cancel');
      expect(await run.result()).toMatchObject({ status: 'CANCELLED' });
      expect(holder()).toBe(DONOR);
      expect(directoryClaims()).toMatchObject([{ status: 'CANCELLED' }]);
      expect(eventTypes()).toEqual(['dict.claim.created', 'dict.claim.cancelled']);
    });

    it('that nobody answers is EXPIRED here and cancelled with DEFAULT_OPERATION at the directory', async () => {
      const run = await slice.start(seed());
      expect(await run.result()).toMatchObject({ status: 'EXPIRED', reason: 'DEFAULT_OPERATION' });
      expect(holder()).toBe(DONOR);
      expect(directoryClaims()).toMatchObject([
        { status: 'CANCELLED', cancelReason: 'DEFAULT_OPERATION' },
      ]);
      expect(await rows()).toMatchObject([{ status: 'EXPIRED' }]);
    });

    it('of ownership confirmed by default waits for both periods of the directory', async () => {
      const run = await slice.start({ ...seed(), claim_type: 'OWNERSHIP' });
      const startedAt = await slice.environment.currentTimeMs();
      await run.signal('confirm', { reason: 'DEFAULT_OPERATION' });
      expect(await run.result()).toMatchObject({
        status: 'COMPLETED',
        reason: 'DEFAULT_OPERATION',
      });
      expect((await slice.environment.currentTimeMs()) - startedAt).toBeGreaterThan(
        13.9 * 86_400_000,
      );
      expect(holder()).toBe(CLAIMER);
    });

    it('of a service goes to the right queue, and comes back typed', async () => {
      const input = { ...seed(), claim_type: 'PORTABILITY' as const };
      const run = await slice.dict.claims.start(input);
      await expect.poll(() => run.status()).toMatchObject({ status: 'WAITING_RESOLUTION' });
      expect(await run.cancel({ reason: 'FRAUD' })).toMatchObject({ outcome: 'ACCEPTED' });
      expect(await run.result()).toMatchObject({ status: 'CANCELLED', reason: 'FRAUD' });
      const unknown = { ...input, claim_id: `TEST-${randomUUID()}`, entry_id: 'ENTRY-999' };
      await expect(slice.dict.claims.startAndWait(unknown)).rejects.toMatchObject({
        type: 'ClaimKeyNotFound',
        repeat: 'never',
        faults: [{ field: 'entry_id' }],
      });
    });

    it('that is started again after its end gives the same end and does nothing', async () => {
      const claim = seed();
      const first = await slice.start(claim);
      await first.signal('confirm');
      const end = await first.result();
      const callsBefore = totalCalls();
      const again = await slice.start(claim, { workflowId: first.workflowId });
      expect(await again.result()).toEqual(end);
      expect(totalCalls()).toBe(callsBefore);
      expect(eventTypes()).toHaveLength(2);
    });
  });

  async function hasFailed(run: ClaimRun): Promise<void> {
    expect((await run.describe()).status.name).toBe('FAILED');
  }

  async function winnerOf(runs: readonly ClaimRun[]): Promise<ClaimRun> {
    const row = await vi.waitFor(async () => {
      const [claim] = await rows();
      if (!claim) throw new Error('no claim has its row yet');
      return claim;
    }, 20_000);
    const winner = runs.find(({ workflowId }) => workflowId === row.workflow_id);
    if (!winner) throw new Error('the row is none of theirs');
    return winner;
  }

  describe('fifty claims on one key at once', () => {
    it('one wins, the others are refused with ClaimAlreadyExistsForKey', async () => {
      const runs = await Promise.all(Array.from({ length: 50 }, () => slice.start(seed())));
      const winner = await winnerOf(runs);
      const losers = runs.filter((run) => run !== winner);
      // Awaiting a result lets time skip, to the winner's thirtieth day: their end is looked up instead.
      for (const loser of losers) await vi.waitFor(() => hasFailed(loser), 20_000);
      await winner.signal('confirm');
      expect(await winner.result()).toMatchObject({ status: 'COMPLETED' });
      for (const loser of losers) {
        expect(await failure(loser)).toMatchObject({
          type: 'ClaimAlreadyExistsForKey',
          nonRetryable: true,
        });
      }
      expect(directoryClaims()).toHaveLength(1);
      expect(await rows()).toHaveLength(1);
      expect(eventTypes().toSorted()).toEqual(['dict.claim.completed', 'dict.claim.created']);
    });
  });

  describe('bad input', () => {
    const cases = (): readonly (readonly [string, string, unknown])[] => [
      ['a missing field', 'claimer_ispb', { ...seed(), claimer_ispb: undefined }],
      ['an unknown field', 'colour', { ...seed(), colour: 'blue' }],
      ['a number for a string', 'donor_ispb', { ...seed(), donor_ispb: 87654321 }],
      ['an ISPB of nine characters', 'claimer_ispb', { ...seed(), claimer_ispb: '123456789' }],
      ['claimer = donor', 'claimer_ispb', { ...seed(), claimer_ispb: DONOR }],
      ['no claim type', 'claim_type', { ...seed(), claim_type: 'THEFT' }],
      ['a string of 1 MiB', 'entry_id', { ...seed(), entry_id: 'x'.repeat(2 ** 20) }],
      ['NUL', 'entry_id', { ...seed(), entry_id: 'ENTRY\u0000001' }],
      ['an id of 1,001 characters', 'claim_id', { ...seed(), claim_id: 'x'.repeat(1_001) }],
      ['no object', 'input', 'ENTRY-001'],
    ];

    it('is refused by field, without a row, a call or a retry', async () => {
      const callsBefore = totalCalls();
      for (const [, field, input] of cases()) {
        const refused = await failure(await slice.start(input));
        expect(refused).toMatchObject({ type: 'InvalidInput', nonRetryable: true });
        expect(refused.message).toContain(field);
      }
      expect(totalCalls()).toBe(callsBefore);
      expect(await rows()).toEqual([]);
      expect(eventsOfEntry()).toEqual([]);
    });

    it('an unknown entry and a donor that does not hold it are refused by name, without a row', async () => {
      const unknown = await failure(await slice.start({ ...seed(), entry_id: 'ENTRY-999' }));
      expect(unknown).toMatchObject({
        type: 'ClaimKeyNotFound',
        message: expect.stringContaining('entry_id') as unknown,
      });
      const stranger = await failure(await slice.start({ ...seed(), donor_ispb: '11111111' }));
      expect(stranger).toMatchObject({
        type: 'ClaimInvalid',
        message: expect.stringContaining('donor_ispb') as unknown,
      });
      expect(await rows()).toEqual([]);
      expect(directoryClaims()).toEqual([]);
    });
  });

  describe('a directory that refuses', () => {
    it('ends the claim with its type, on the row and as an event, and holds nothing', async () => {
      slice.simulator.faults.add({ method: 'CompleteClaim', type: 'TaxIdNumberBlocked' });
      const run = await slice.start(seed());
      await run.signal('confirm');
      expect(await failure(run)).toMatchObject({ type: 'TaxIdNumberBlocked' });
      expect(await rows()).toMatchObject([
        { status: 'FAILED', failure_type: 'TaxIdNumberBlocked' },
      ]);
      expect(directoryClaims()).toMatchObject([{ status: 'CANCELLED' }]);
      expect(eventTypes()).toEqual(['dict.claim.created', 'dict.claim.failed']);
    });

    it('whose answers are lost is asked again with the same RequestId, once for each effect', async () => {
      const methods = ['CreateClaim', 'ConfirmClaim', 'CompleteClaim'];
      const repeatedBefore = methods.map((method) => repeatedIds(method).length);
      for (const method of methods) {
        slice.simulator.faults.add({
          method,
          type: 'ServiceUnavailable',
          afterEffect: true,
          times: 3,
        });
      }
      const run = await slice.start(seed());
      await run.signal('confirm');
      expect(await run.result()).toMatchObject({ status: 'COMPLETED' });
      expect(directoryClaims()).toMatchObject([{ status: 'COMPLETED' }]);
      expect(methods.map((method) => repeatedIds(method).length)).toEqual(
        repeatedBefore.map((count) => count + 1),
      );
    });
  });

  function repeatedIds(method: string): CallCount[] {
    return slice.simulator.directory
      .calls()
      .filter((call) => call.method === method && call.count > 1);
  }
});
