// Proves on a real PostgreSQL that a claim's row is taken up only by who may, and that its end stays its end.
import { randomUUID } from 'node:crypto';
import type { Parsed, createClaimShape } from '@conn-dict/contracts';
import { StorageError } from '@conn-dict/database';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PHONE_ENTRY } from '../../test/claim-facts.js';
import type { ClaimRepository, ClaimedEntry } from '../ports.js';
import { createClaimRepository } from './create-claim-repository.js';

type NewClaim = Parsed<typeof createClaimShape>;

let postgres: TestPostgres;
let database: TestDatabase;
let repository: ClaimRepository;
let claim: NewClaim;
let entry: ClaimedEntry;
beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await createTestDatabase(postgres);
  repository = createClaimRepository(database);
});
afterAll(async () => {
  await database.drop();
  await postgres.stop();
});
beforeEach(() => {
  const entryId = `ENTRY-${randomUUID()}`;
  entry = { ...PHONE_ENTRY, entryId, key: `key of ${entryId}` };
  claim = newClaim(entryId);
});

function newClaim(entryId: string): NewClaim {
  const claimId = `CLAIM-${randomUUID()}`;
  return {
    claimId,
    entryId,
    claimType: 'PORTABILITY',
    claimerIspb: '12345678',
    donorIspb: '87654321',
    requestId: randomUUID(),
    workflowId: `claim-${claimId}`,
  };
}

/** An attempt that finds the other's insert under way is told to come again. */
async function openOrBusy(each: NewClaim, its: ClaimedEntry): Promise<string> {
  try {
    return (await repository.open(each, its)).status;
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
}

const confirmation = () => ({
  claimId: claim.claimId,
  directoryClaimId: 'directory-claim',
  reason: 'USER_REQUESTED' as const,
  confirmRequestId: randomUUID(),
  completeRequestId: randomUUID(),
});

describe('open', () => {
  it('inserts the claim, and gives the same row to a repeat of the step', async () => {
    const first = await repository.open(claim, entry);
    expect(first).toMatchObject({
      claimId: claim.claimId,
      status: 'OPEN',
      createRequestId: claim.requestId,
    });
    expect(await repository.open(claim, entry)).toEqual(first);
  });

  it("keeps an open claim's RequestId for a later run of the same workflow", async () => {
    await repository.open(claim, entry);
    const again = await repository.open({ ...claim, requestId: randomUUID() }, entry);
    expect(again.createRequestId).toBe(claim.requestId);
    expect(again.runToken).not.toBe(claim.requestId);
    const { claim: found } = await repository.findFacts(claim);
    expect(found).toEqual(again);
  });

  it('leaves an open claim to the workflow that works on it', async () => {
    await repository.open(claim, entry);
    const other = await repository.open({ ...claim, workflowId: 'another' }, entry);
    expect(other.workflowId).toBe(claim.workflowId);
  });

  it('leaves a claim with other content as it is', async () => {
    await repository.open(claim, entry);
    const other = await repository.open({ ...claim, donorIspb: '11111111' }, entry);
    expect(other.donorIspb).toBe('87654321');
  });

  it('opens a failed claim anew, with a RequestId of its own', async () => {
    await repository.open(claim, entry);
    await repository.recordFailure({
      claimId: claim.claimId,
      runToken: claim.requestId,
      failureType: 'Forbidden',
    });
    const requestId = randomUUID();
    const again = await repository.open({ ...claim, requestId, workflowId: 'a later one' }, entry);
    expect(again).toMatchObject({
      status: 'OPEN',
      createRequestId: requestId,
      workflowId: 'a later one',
    });
    expect(again.endedAt).toBeUndefined();
  });

  it('lets one of fifty claims on a key in, and refuses the others', async () => {
    const claims = Array.from({ length: 50 }, () => newClaim(entry.entryId));
    const opened = await Promise.allSettled(claims.map((each) => repository.open(each, entry)));
    const refused = opened.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(49);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({
        type: 'ClaimAlreadyExistsForKey',
        fault: { field: 'entry_id' },
      });
    }
  });

  it('gives the same row to attempts at the same claim at once, never a conflict with itself', async () => {
    for (let round = 0; round < 60; round++) {
      const each = newClaim(`ENTRY-${randomUUID()}`);
      const its = { ...entry, entryId: each.entryId, key: `key of ${each.entryId}` };
      const rows = await Promise.all(Array.from({ length: 8 }, () => openOrBusy(each, its)));
      for (const row of rows) expect(row).toMatch(/^(OPEN|CONCURRENT_INSERT)$/);
    }
  });

  it('lets go of the key when the claim ends', async () => {
    await repository.open(claim, entry);
    await repository.end({ claimId: claim.claimId, status: 'CANCELLED', endedAt: new Date() });
    expect(await repository.open(newClaim(entry.entryId), entry)).toMatchObject({ status: 'OPEN' });
  });
});

describe('findFacts', () => {
  it('finds nothing where nothing is', async () => {
    expect(await repository.findFacts(claim)).toEqual({ hasOtherOpenClaim: false });
  });

  it('finds the claim itself, and another open one on the entry', async () => {
    await repository.open(claim, entry);
    expect(await repository.findFacts(claim)).toMatchObject({
      claim: { claimId: claim.claimId, status: 'OPEN' },
      hasOtherOpenClaim: false,
    });
    const other = newClaim(entry.entryId);
    expect(await repository.findFacts(other)).toEqual({ hasOtherOpenClaim: true });
  });

  it('reads the end of a claim as a time', async () => {
    const endedAt = new Date('2026-03-01T10:20:30.456Z');
    await repository.open(claim, entry);
    await repository.end({ claimId: claim.claimId, status: 'EXPIRED', endedAt });
    const facts = await repository.findFacts(claim);
    expect(facts.claim).toMatchObject({ status: 'EXPIRED', endedAt });
  });
});

describe('a decision', () => {
  it('is on the row with its RequestIds before the directory is called', async () => {
    await repository.open(claim, entry);
    const decision = confirmation();
    expect(await repository.recordConfirmed(decision)).toEqual({ status: 'CONFIRMED' });
    const row = await stored();
    expect(row).toMatchObject({
      status: 'CONFIRMED',
      reason: 'USER_REQUESTED',
      directory_claim_id: decision.directoryClaimId,
      confirm_request_id: decision.confirmRequestId,
      complete_request_id: decision.completeRequestId,
    });
  });

  it('changes nothing once the claim has ended, and answers the end', async () => {
    const endedAt = new Date('2026-03-01T10:20:30.456Z');
    await repository.open(claim, entry);
    await repository.end({ claimId: claim.claimId, status: 'CANCELLED', endedAt });
    expect(await repository.recordConfirmed(confirmation())).toEqual({
      status: 'CANCELLED',
      endedAt,
    });
    expect(
      await repository.end({ claimId: claim.claimId, status: 'COMPLETED', endedAt: new Date() }),
    ).toEqual(endedAt);
    expect(await stored()).toMatchObject({ status: 'CANCELLED', confirm_request_id: null });
  });

  it('needs a row', async () => {
    await expect(repository.recordConfirmed(confirmation())).rejects.toMatchObject({
      type: 'StorageConflict',
    });
  });
});

describe('recordFailure', () => {
  const failure = () => ({
    claimId: claim.claimId,
    runToken: claim.requestId,
    failureType: 'Forbidden' as const,
  });

  it('fails an open or a cancelled claim', async () => {
    await repository.open(claim, entry);
    await repository.end({ claimId: claim.claimId, status: 'CANCELLED', endedAt: new Date() });
    expect(await repository.recordFailure(failure())).toBe(true);
    expect(await stored()).toMatchObject({ status: 'FAILED', failure_type: 'Forbidden' });
  });

  it('notes the failure of a claim that the directory completed, and leaves it completed', async () => {
    await repository.open(claim, entry);
    await repository.end({ claimId: claim.claimId, status: 'COMPLETED', endedAt: new Date() });
    expect(await repository.recordFailure(failure())).toBe(true);
    expect(await stored()).toMatchObject({ status: 'COMPLETED', failure_type: 'Forbidden' });
  });

  it("does not touch another run's row", async () => {
    await repository.open(claim, entry);
    expect(await repository.recordFailure({ ...failure(), runToken: randomUUID() })).toBe(false);
    expect(await stored()).toMatchObject({ status: 'OPEN', failure_type: null });
  });
});

describe('adoptCompletion', () => {
  const endedAt = new Date('2026-03-01T10:20:30.456Z');

  it('takes a failure back that the directory has not seen', async () => {
    await repository.open(claim, entry);
    const { claimId, requestId: runToken } = claim;
    await repository.recordFailure({ claimId, runToken, failureType: 'Forbidden' });
    await repository.adoptCompletion({ claimId, runToken, endedAt });
    const ended = { status: 'COMPLETED', failure_type: null, ended_at: endedAt };
    expect(await stored()).toMatchObject(ended);
  });

  it("does not touch another run's row", async () => {
    await repository.open(claim, entry);
    await repository.adoptCompletion({ claimId: claim.claimId, runToken: randomUUID(), endedAt });
    expect(await stored()).toMatchObject({ status: 'OPEN', ended_at: null });
  });
});

it('a completed claim is not written by steps that come again: its last write tells when it was completed', async () => {
  const { requestId: runToken } = claim;
  await repository.open(claim, entry);
  const confirmed = confirmation();
  const { claimId, directoryClaimId } = confirmed;
  await repository.recordConfirmed(confirmed);
  await repository.end({ claimId, status: 'COMPLETED', endedAt: new Date() });
  const version = await versionOf(claimId);
  await repository.recordDonorNotified({ claimId, directoryClaimId });
  await repository.recordConfirmed(confirmed);
  await repository.end({ claimId, status: 'COMPLETED', endedAt: new Date() });
  await repository.adoptCompletion({ claimId, runToken, endedAt: new Date() });
  expect(await versionOf(claimId)).toBe(version);
});

async function versionOf(claimId: string): Promise<unknown> {
  const version = sql<string>`xmin::text`.as('version');
  const row = database.db.selectFrom('claims').select(version).where('claim_id', '=', claimId);
  return (await row.executeTakeFirstOrThrow()).version;
}

function stored() {
  return database.db
    .selectFrom('claims')
    .selectAll()
    .where('claim_id', '=', claim.claimId)
    .executeTakeFirstOrThrow();
}
