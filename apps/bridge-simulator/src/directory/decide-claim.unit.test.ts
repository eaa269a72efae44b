// Proves the donor's and the claimer's decisions: who may, from which state, for which reason, when, and that a repeat changes nothing.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CLAIMER, claimIn, DONOR, ownership, THIRD } from '../../test/claim-samples.js';
import { refusalOf } from '../../test/refusal-of.js';
import { createTestDirectory, START } from '../../test/test-directory.js';
import { DAY_MS } from './claim-periods.js';
import { acknowledgeClaim, cancelClaim, confirmClaim } from './decide-claim.js';
import { notifyParticipant } from './notify-participant.js';

const requestId = (): string => randomUUID();
const WEEK_END_MS = START.getTime() + 7 * DAY_MS;

describe('acknowledgeClaim and notifyParticipant', () => {
  it('bring an open claim to its donor, once', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'OPEN');
    const told = { kind: 'CLAIM_OPENED', participant: DONOR, claimId } as const;
    const { claim } = notifyParticipant(directory, { ...told, requestId: requestId() });
    expect(claim.status).toBe('WAITING_RESOLUTION');
    directory.advance(1_000);
    expect(acknowledgeClaim(directory, { claimId, requestId: requestId() }).claim).toBe(claim);
    expect(notifyParticipant(directory, { ...told, requestId: requestId() }).claim).toBe(claim);
  });

  it('leave a claim alone that only the claimer is told of, or that is over', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'OPEN');
    const told = { kind: 'CLAIM_OPENED', claimId } as const;
    const toClaimer = { ...told, participant: CLAIMER, requestId: requestId() };
    expect(notifyParticipant(directory, toClaimer).claim.status).toBe('OPEN');
    cancelClaim(directory, { claimId, reason: 'FRAUD', requestId: requestId() });
    const toDonor = { ...told, participant: DONOR, requestId: requestId() };
    expect(notifyParticipant(directory, toDonor).claim.status).toBe('CANCELLED');
    expect(refusalOf(() => acknowledgeClaim(directory, { claimId, requestId: '' })).type).toBe(
      'ClaimOperationInvalid',
    );
  });

  it('are for the parties of the claim', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'OPEN');
    const told = { kind: 'CLAIM_COMPLETED', participant: THIRD, claimId } as const;
    expect(refusalOf(() => notifyParticipant(directory, { ...told, requestId: '' })).type).toBe(
      'Forbidden',
    );
    const call = { claimId, participant: CLAIMER, requestId: '' };
    expect(refusalOf(() => acknowledgeClaim(directory, call)).type).toBe('Forbidden');
    expect(
      refusalOf(() => acknowledgeClaim(directory, { claimId: 'none', requestId: '' })).type,
    ).toBe('NotFound');
  });
});

describe('confirmClaim', () => {
  it('takes the key out of the donor’s base, and lets a portability complete at once', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'WAITING_RESOLUTION');
    directory.advance(DAY_MS);
    const call = { claimId, reason: 'ACCOUNT_CLOSURE', requestId: requestId() } as const;
    const { claim } = confirmClaim(directory, call);
    expect(claim).toMatchObject({
      status: 'CONFIRMED',
      confirmReason: 'ACCOUNT_CLOSURE',
      completionPeriodEndMs: directory.nowMs(),
    });
    expect(directory.store.state.entries.get('ENTRY-001')?.status).toBe('PORTABILITY_CONFIRMED');
    expect(confirmClaim(directory, { ...call, requestId: requestId() }).claim).toBe(claim);
  });

  it('brings the completion of an ownership claim forward only where its user asked', () => {
    const [asked, silent] = [createTestDirectory(), createTestDirectory()];
    const confirmedIn = (
      directory: typeof asked,
      reason: 'USER_REQUESTED' | 'DEFAULT_OPERATION',
    ) => {
      const { claimId } = claimIn(directory, 'WAITING_RESOLUTION', ownership());
      directory.advance(7 * DAY_MS);
      return confirmClaim(directory, { claimId, reason, requestId: requestId() }).claim;
    };
    expect(confirmedIn(asked, 'USER_REQUESTED').completionPeriodEndMs).toBe(WEEK_END_MS);
    expect(confirmedIn(silent, 'DEFAULT_OPERATION').completionPeriodEndMs).toBe(
      WEEK_END_MS + 7 * DAY_MS,
    );
  });

  it('refuses what the table does not have', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'OPEN', ownership());
    const call = { claimId, requestId: '' };
    const refusal = (reason: 'USER_REQUESTED' | 'FRAUD' | 'DEFAULT_OPERATION') =>
      refusalOf(() => confirmClaim(directory, { ...call, reason }));
    expect(refusal('USER_REQUESTED').type).toBe('ClaimOperationInvalid');
    acknowledgeClaim(directory, call);
    expect(refusal('FRAUD').type).toBe('InvalidReason');
    expect(refusal('DEFAULT_OPERATION')).toEqual({
      type: 'ClaimResolutionPeriodNotEnded',
      details: { notBeforeMs: WEEK_END_MS },
    });
    const byClaimer = { ...call, reason: 'USER_REQUESTED', participant: CLAIMER } as const;
    expect(refusalOf(() => confirmClaim(directory, byClaimer)).type).toBe('Forbidden');
  });
});

describe('cancelClaim', () => {
  it('is by the claimer where both parties may and neither says who it is', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'WAITING_RESOLUTION');
    const call = { claimId, reason: 'USER_REQUESTED', requestId: requestId() } as const;
    const { claim } = cancelClaim(directory, call);
    expect(claim).toMatchObject({ status: 'CANCELLED', cancelledBy: 'CLAIMER' });
    expect(cancelClaim(directory, { ...call, requestId: requestId() }).claim).toBe(claim);
  });

  it('by default is the donor’s of a portability, once the resolution period is over', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'WAITING_RESOLUTION');
    const call = { claimId, reason: 'DEFAULT_OPERATION', requestId: requestId() } as const;
    expect(refusalOf(() => cancelClaim(directory, call))).toEqual({
      type: 'ClaimResolutionPeriodNotEnded',
      details: { notBeforeMs: WEEK_END_MS },
    });
    directory.advance(7 * DAY_MS);
    expect(refusalOf(() => cancelClaim(directory, { ...call, participant: CLAIMER })).type).toBe(
      'InvalidReason',
    );
    expect(cancelClaim(directory, call).claim).toMatchObject({ cancelledBy: 'DONOR' });
  });

  it('gives the key back to the donor after a confirmation', () => {
    const directory = createTestDirectory();
    const before = directory.store.state.entries.get('ENTRY-001');
    const { claimId } = claimIn(directory, 'CONFIRMED');
    const call = { claimId, requestId: '' };
    expect(
      refusalOf(() => cancelClaim(directory, { ...call, reason: 'USER_REQUESTED' })).type,
    ).toBe('InvalidReason');
    cancelClaim(directory, { ...call, reason: 'FRAUD' });
    expect(directory.store.state.entries.get('ENTRY-001')).toEqual(before);
  });

  it('comes too late for a completed claim, and is not for a third participant', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'COMPLETED');
    const call = { claimId, reason: 'FRAUD', requestId: '' } as const;
    expect(refusalOf(() => cancelClaim(directory, call)).type).toBe('ClaimOperationInvalid');
    expect(refusalOf(() => cancelClaim(directory, { ...call, participant: THIRD })).type).toBe(
      'Forbidden',
    );
  });
});
