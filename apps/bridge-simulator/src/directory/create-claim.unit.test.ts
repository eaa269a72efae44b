// Proves when a claim may be opened, what it then is, and that a repeated request is one claim.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  CLAIMER,
  claimIn,
  DONOR,
  ownership,
  portability,
  SOMEBODY,
} from '../../test/claim-samples.js';
import { refusalOf } from '../../test/refusal-of.js';
import { createTestDirectory, START } from '../../test/test-directory.js';
import { DAY_MS } from './claim-periods.js';
import { createClaim, type CreateClaimRequest } from './create-claim.js';
import { cancelClaim } from './decide-claim.js';

const ACCOUNT = { participant: CLAIMER, accountNumber: '42', accountType: 'CACC' } as const;
const ANA = { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' } as const;

describe('createClaim', () => {
  it('opens a portability with seven days to resolve it and none more to complete it', () => {
    const { claim } = createClaim(createTestDirectory(), portability());
    const weekLater = START.getTime() + 7 * DAY_MS;
    expect(claim).toMatchObject({
      status: 'OPEN',
      keyType: 'PHONE',
      donorIspb: DONOR,
      claimerIspb: CLAIMER,
      resolutionPeriodEndMs: weekLater,
      completionPeriodEndMs: weekLater,
      completionPeriodDays: 30,
    });
  });

  it('gives an ownership claim seven days more to complete it', () => {
    const { claim } = createClaim(createTestDirectory(), ownership());
    expect(claim.completionPeriodEndMs - claim.resolutionPeriodEndMs).toBe(7 * DAY_MS);
  });

  it('lets donor and claimer of an ownership claim be one participant', () => {
    const { claim } = createClaim(createTestDirectory(), ownership({ claimerIspb: DONOR }));
    expect(claim).toMatchObject({ claimerIspb: DONOR, donorIspb: DONOR });
  });

  it('finds the key by itself, or by the id of its entry', () => {
    const directory = createTestDirectory();
    const key = { keyType: 'EMAIL', key: 'ana@example.com' } as const;
    const { entryId: _, ...unnamed } = portability();
    expect(createClaim(directory, { ...unnamed, key }).claim.entryId).toBe('ENTRY-003');
    expect(createClaim(directory, portability({ entryId: 'ENTRY-002' })).claim.keyType).toBe('CPF');
  });

  const refused: readonly (readonly [string, Partial<CreateClaimRequest>, object])[] = [
    ['no RequestId', { requestId: '' }, { type: 'BadRequest', details: { field: 'request_id' } }],
    ['a key that nobody has', { entryId: 'ENTRY-999' }, { type: 'ClaimKeyNotFound' }],
    [
      'the entry of another key',
      { key: { keyType: 'CPF', key: '12345678909' } },
      { type: 'ClaimInvalid', details: { field: 'entry_id' } },
    ],
    ['an ISPB that is none', { claimerIspb: '123456789' }, { type: 'ParticipantInvalid' }],
    [
      'a donor that does not hold the key',
      { donorIspb: CLAIMER },
      { type: 'ParticipantInvalid', details: { field: 'owner_ispb' } },
    ],
    [
      'a claimer that holds the key',
      { claimerIspb: DONOR },
      { type: 'ClaimResultingEntryAlreadyExists' },
    ],
    ['a portability to another person', { claimer: SOMEBODY }, { type: 'ClaimTypeInconsistent' }],
    [
      'an ownership claim of the owner',
      { claimType: 'OWNERSHIP', claimer: ANA },
      { type: 'ClaimTypeInconsistent' },
    ],
    [
      'an ownership claim on a CPF',
      { claimType: 'OWNERSHIP', entryId: 'ENTRY-002' },
      { type: 'ClaimTypeInconsistent' },
    ],
    ['any claim on an EVP', { entryId: 'ENTRY-004' }, { type: 'ClaimTypeInconsistent' }],
    [
      'an account at another participant',
      { claimerAccount: { ...ACCOUNT, participant: DONOR } },
      { type: 'ClaimInvalid', details: { field: 'claimer_account.ispb' } },
    ],
    [
      'an account number that is none',
      { claimerAccount: { ...ACCOUNT, accountNumber: '4-2' } },
      { type: 'ClaimInvalid', details: { field: 'claimer_account.account_number' } },
    ],
    [
      'a tax id with wrong check digits',
      { claimer: { ...ANA, taxId: '12345678900' } },
      { type: 'ClaimInvalid', details: { field: 'claimer.tax_id' } },
    ],
    ['31 days', { completionPeriodDays: 31 }, { type: 'ClaimInvalid' }],
  ];
  it.each(refused)('refuses %s, and changes nothing', (_, change, refusal) => {
    const directory = createTestDirectory();
    expect(refusalOf(() => createClaim(directory, portability(change)))).toMatchObject(refusal);
    expect([...directory.store.state.claims.values()]).toEqual([]);
  });

  it('allows one open claim a key, and another one after its end', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'WAITING_RESOLUTION');
    const second = portability({ claimerIspb: '11111111' });
    expect(refusalOf(() => createClaim(directory, second)).type).toBe('ClaimAlreadyExistsForKey');
    cancelClaim(directory, { claimId, reason: 'USER_REQUESTED', requestId: randomUUID() });
    expect(createClaim(directory, second).claim.status).toBe('OPEN');
  });

  it('answers a repeated request as the first time, even after the claim has gone on', () => {
    const directory = createTestDirectory();
    const request = portability();
    const first = createClaim(directory, request);
    cancelClaim(directory, {
      claimId: first.claim.claimId,
      reason: 'FRAUD',
      requestId: randomUUID(),
    });
    directory.advance(DAY_MS);
    expect(createClaim(directory, { ...request })).toEqual(first);
    expect(directory.store.state.claims.size).toBe(1);
  });

  it('refuses a used RequestId with other content, but not from another participant', () => {
    const directory = createTestDirectory();
    const request = portability();
    createClaim(directory, request);
    const other = { ...request, entryId: 'ENTRY-003' };
    expect(refusalOf(() => createClaim(directory, other)).type).toBe('RequestIdAlreadyUsed');
    expect(createClaim(directory, { ...other, claimerIspb: '11111111' }).claim.status).toBe('OPEN');
  });

  it('judges a refused request anew', () => {
    const directory = createTestDirectory();
    const { claimId } = claimIn(directory, 'OPEN');
    const request = portability();
    expect(refusalOf(() => createClaim(directory, request)).type).toBe('ClaimAlreadyExistsForKey');
    cancelClaim(directory, { claimId, reason: 'FRAUD', requestId: randomUUID() });
    expect(createClaim(directory, request).claim.status).toBe('OPEN');
  });
});
