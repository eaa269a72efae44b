// Proves ClaimService over real gRPC: the donor's calls, and a list that shows each participant its claims.
import { status } from '@grpc/grpc-js';
import {
  BridgeServiceService as bridge,
  ClaimReason,
  ClaimRole,
  ClaimStatus,
  ClaimType,
  KeyType,
  ListClaimsRequest,
  NotificationServiceService,
  OwnerType,
  type ListClaimsResponse,
} from '@conn-dict/bridge/proto';
import { describe, expect, it } from 'vitest';
import { CLAIMER, DONOR, THIRD } from '../../test/claim-samples.js';
import { startSimulator, statusOf, type Call } from '../../test/start-simulator.js';
import {
  acknowledgeClaim,
  claimRequest,
  CLAIMER_ACCOUNT,
  confirmClaim,
  decision,
  listClaims,
} from '../../test/wire-samples.js';

const list = (call: Call, change: Partial<ListClaimsRequest>) =>
  call(listClaims, ListClaimsRequest.fromPartial({ participantIspb: DONOR, ...change }));

const idsOf = ({ claims }: ListClaimsResponse) => claims.map(({ claimId }) => claimId);

describe('the donor', () => {
  it('acknowledges and confirms, and the same again changes nothing', async () => {
    const { call } = await startSimulator();
    const { claimId } = await call(bridge.createClaim, claimRequest());
    const acknowledged = await call(acknowledgeClaim, decision(claimId));
    expect(acknowledged.status).toBe(ClaimStatus.WAITING_RESOLUTION);
    expect(await call(acknowledgeClaim, decision(claimId))).toMatchObject({
      acknowledgedAt: acknowledged.acknowledgedAt,
    });
    const reason = ClaimReason.USER_REQUESTED;
    const confirmed = await call(confirmClaim, { ...decision(claimId), reason });
    expect(confirmed.status).toBe(ClaimStatus.CONFIRMED);
    expect(confirmed.completionPeriodEnd).toEqual(confirmed.confirmedAt);
    expect(await call(confirmClaim, { ...decision(claimId), reason })).toMatchObject({
      confirmedAt: confirmed.confirmedAt,
    });
  });

  it('is asked for a reason, a claim and a kind', async () => {
    const { call } = await startSimulator();
    const nothing = await statusOf(call(confirmClaim, { ...decision('none'), reason: 0 }));
    expect(nothing).toMatchObject({ details: 'InvalidReason: reason' });
    const unknown = await statusOf(call(acknowledgeClaim, decision('none')));
    expect(unknown.code).toBe(status.NOT_FOUND);
    const told = { kind: 0, participantIspb: DONOR, claimId: 'none', requestId: '' } as const;
    const notified = statusOf(call(NotificationServiceService.notifyParticipant, told));
    expect((await notified).code).toBe(status.INVALID_ARGUMENT);
  });
});

describe('listClaims', () => {
  const phone = (number: string) =>
    claimRequest({ entryId: `ENTRY-${number}`, keyType: 0, keyValue: '', ownerIspb: '' });

  async function threeClaims(call: Call): Promise<readonly string[]> {
    const opened = [phone('001'), phone('003'), { ...phone('007'), claimerIspb: DONOR }].map(
      (request) => call(bridge.createClaim, request),
    );
    return (await Promise.all(opened)).map(({ claimId }) => claimId);
  }

  it('shows a participant the claims of its role, oldest change first, page by page', async () => {
    let nowMs = Date.UTC(2026, 2, 1);
    const { call } = await startSimulator({ clock: () => new Date((nowMs += 1_000)) });
    const [first, second, third] = await threeClaims(call);
    expect(idsOf(await list(call, {}))).toEqual([first, second, third]);
    expect(idsOf(await list(call, { role: ClaimRole.CLAIMER }))).toEqual([third]);
    expect(idsOf(await list(call, { participantIspb: THIRD }))).toEqual([]);
    const page = await list(call, { pageSize: 2 });
    expect(idsOf(page)).toEqual([first, second]);
    await call(acknowledgeClaim, decision(first!));
    const { nextPageToken: pageToken } = page;
    expect(idsOf(await list(call, { pageSize: 2, pageToken }))).toEqual([third, first]);
    const statuses = [ClaimStatus.OPEN];
    expect(idsOf(await list(call, { statuses }))).toEqual([second, third]);
    const since = new Date(nowMs);
    expect(idsOf(await list(call, { since }))).toEqual([first]);
  });

  it('shows a claim whole', async () => {
    const { call } = await startSimulator();
    const claimer = {
      ...{ type: OwnerType.NATURAL_PERSON, taxId: '98765432100' },
      ...{ name: 'Dora Exemplo', tradeName: '' },
    };
    const claimType = ClaimType.OWNERSHIP;
    const account = { claimerAccount: { ...CLAIMER_ACCOUNT, accountHolderDocument: '' } };
    await call(bridge.createClaim, claimRequest({ claimType, claimer, ...account }));
    expect((await list(call, {})).claims).toMatchObject([
      {
        type: claimType,
        key: { keyType: KeyType.PHONE },
        claimerIspb: CLAIMER,
        donorIspb: DONOR,
        claimer,
        claimerAccount: { ispb: CLAIMER, accountNumber: '123X' },
      },
    ]);
  });

  it('takes no participant that is none', async () => {
    const { call } = await startSimulator();
    const error = await statusOf(list(call, { participantIspb: '' }));
    expect(error.details).toBe('ParticipantInvalid: participant_ispb');
  });
});
