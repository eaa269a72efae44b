// Proves that each rule of the directory refuses a claim with its own type and names the field.
import { RefusedError, type ClaimInput } from '@conn-dict/contracts';
import { KEY_TYPES } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { OWNER_TAX_ID, PHONE_ENTRY } from '../../test/claim-facts.js';
import { assertEligible } from './eligibility.js';

const portability: ClaimInput = {
  claimId: 'TEST-001',
  entryId: 'ENTRY-001',
  claimType: 'PORTABILITY',
  claimerIspb: '12345678',
  donorIspb: '87654321',
};
const ownership: ClaimInput = { ...portability, claimType: 'OWNERSHIP' };
const owner = { type: 'NATURAL_PERSON', taxId: OWNER_TAX_ID, name: 'Ana' } as const;
const stranger = { ...owner, taxId: 'another' } as const;

function refusal(claim: ClaimInput, entry = PHONE_ENTRY): readonly [string, string] | undefined {
  try {
    assertEligible(claim, entry);
    return undefined;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return [error.type, error.fault.field];
  }
}

describe('assertEligible', () => {
  it.each(KEY_TYPES)('lets a key of type %s move only as the directory does', (keyType) => {
    const entry = { ...PHONE_ENTRY, keyType };
    const refused = ['ClaimTypeInconsistent', 'claim_type'];
    expect(refusal(ownership, entry)).toEqual(keyType === 'PHONE' ? undefined : refused);
    expect(refusal(portability, entry)).toEqual(keyType === 'EVP' ? refused : undefined);
  });

  it('wants the donor to hold the entry', () => {
    const elsewhere = { ...PHONE_ENTRY, participant: '11111111' };
    expect(refusal(portability, elsewhere)).toEqual(['ClaimInvalid', 'donor_ispb']);
  });

  it('refuses a claim on what the claimer holds already', () => {
    const held = { ...PHONE_ENTRY, participant: '12345678' };
    expect(refusal(portability, held)).toEqual([
      'ClaimResultingEntryAlreadyExists',
      'claimer_ispb',
    ]);
  });

  it('lets the same owner port and another one claim ownership, never the other way round', () => {
    expect(refusal({ ...portability, claimer: owner })).toBeUndefined();
    expect(refusal({ ...ownership, claimer: stranger })).toBeUndefined();
    const inconsistent = ['ClaimTypeInconsistent', 'claimer.tax_id'];
    expect(refusal({ ...portability, claimer: stranger })).toEqual(inconsistent);
    expect(refusal({ ...ownership, claimer: owner })).toEqual(inconsistent);
  });
});
