// Proves what becomes of an entry whose claim is completed, and that it moves once.
import { randomUUID } from 'node:crypto';
import { computeCid } from '@conn-dict/dict/cid';
import { describe, expect, it } from 'vitest';
import { CLAIMER, claimIn, ownership, portability, SOMEBODY } from '../../test/claim-samples.js';
import { refusalOf } from '../../test/refusal-of.js';
import { createTestDirectory, START } from '../../test/test-directory.js';
import { DAY_MS } from './claim-periods.js';
import { completeClaim } from './complete-claim.js';
import { acknowledgeClaim, confirmClaim } from './decide-claim.js';
import type { DirectoryContext } from './directory-context.js';

const entryOne = (directory: DirectoryContext) => directory.store.state.entries.get('ENTRY-001');

describe('completeClaim of a portability', () => {
  it('moves the key to the account that the claim named, with a new RequestId and CID', () => {
    const directory = createTestDirectory();
    const account = { participant: CLAIMER, accountNumber: '42', accountType: 'SVGS' } as const;
    const { claimId } = claimIn(directory, 'CONFIRMED', portability({ claimerAccount: account }));
    const before = entryOne(directory);
    directory.advance(1_000);
    const requestId = randomUUID();
    const { entry, claim } = completeClaim(directory, { claimId, requestId });
    expect(claim).toMatchObject({ status: 'COMPLETED', endedAtMs: directory.nowMs() });
    expect(entry).toMatchObject({
      entryId: 'ENTRY-001',
      status: 'ACTIVE',
      account,
      owner: before?.owner,
      requestId,
      createdAtMs: directory.nowMs(),
      keyOwnershipAtMs: START.getTime(),
    });
    expect(entry.cid).toBe(computeCid({ requestId, entry }).toString('hex'));
    expect(entryOne(directory)).toBe(entry);
  });

  it('finds the same account of the owner every time where the claim named none', () => {
    const moved = [1, 2].map(() => {
      const directory = createTestDirectory();
      claimIn(directory, 'COMPLETED');
      return entryOne(directory)?.account;
    });
    expect(moved[0]).toMatchObject({ participant: CLAIMER, accountType: 'CACC' });
    expect(moved[0]).toEqual(moved[1]);
  });

  it('moves it once', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'CONFIRMED');
    const first = completeClaim(directory, { claimId, requestId: randomUUID() });
    directory.advance(1_000);
    expect(completeClaim(directory, { claimId, requestId: randomUUID() })).toEqual(first);
    expect(entryOne(directory)).toBe(first.entry);
  });

  it('needs the donor’s confirmation first', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'WAITING_RESOLUTION');
    const refusal = refusalOf(() => completeClaim(directory, { claimId, requestId: randomUUID() }));
    expect(refusal.type).toBe('ClaimOperationInvalid');
  });
});

describe('completeClaim of an ownership claim', () => {
  it.each([
    ['its claimer', { claimer: SOMEBODY }, SOMEBODY.taxId],
    ['a person that the simulator knows, where it named nobody', {}, '98765432100'],
  ])('gives the key to %s, from now on', (_, change, taxId) => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'CONFIRMED', ownership(change));
    directory.advance(DAY_MS);
    const { entry } = completeClaim(directory, { claimId, requestId: randomUUID() });
    expect(entry).toMatchObject({ owner: { taxId }, keyOwnershipAtMs: directory.nowMs() });
  });

  it('waits for the completion period where the donor confirmed by default', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'OPEN', ownership());
    acknowledgeClaim(directory, { claimId, requestId: '' });
    directory.advance(7 * DAY_MS);
    confirmClaim(directory, { claimId, reason: 'DEFAULT_OPERATION', requestId: '' });
    const complete = () => completeClaim(directory, { claimId, requestId: randomUUID() });
    expect(refusalOf(complete)).toEqual({
      type: 'ClaimCompletionPeriodNotEnded',
      details: { notBeforeMs: START.getTime() + 14 * DAY_MS },
    });
    directory.advance(7 * DAY_MS);
    expect(complete().claim.status).toBe('COMPLETED');
  });
});

describe('a donor that agrees to everything, as at a Bridge in the field', () => {
  it('acknowledges a claim as it opens, and confirms it as it completes', () => {
    const directory = createTestDirectory({ donorAgrees: true });
    const { claimId, status } = claimIn(directory, 'OPEN');
    expect(status).toBe('WAITING_RESOLUTION');
    const { claim } = completeClaim(directory, { claimId, requestId: randomUUID() });
    expect(claim).toMatchObject({ status: 'COMPLETED', confirmReason: 'USER_REQUESTED' });
  });
});
