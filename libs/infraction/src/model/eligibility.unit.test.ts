// Proves that a report is refused where it refers to what nobody knows or to another key, naming the field and no value.
import { RefusedError } from '@conn-dict/contracts';
import { describe, expect, it } from 'vitest';
import { INFRACTION } from '../../test/infraction-facts.js';
import { assertEligible, type RelatedKeys } from './eligibility.js';

const { key } = INFRACTION;
const { relatedEntryId: _entry, relatedClaimId: _claim, ...alone } = INFRACTION;

function refusal(infraction: typeof INFRACTION, related: RelatedKeys): RefusedError | undefined {
  try {
    assertEligible(infraction, related);
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
}

describe('assertEligible', () => {
  it('lets a report in whose entry and claim are about its key', () => {
    expect(refusal(INFRACTION, { entryKey: key, claimKey: key })).toBeUndefined();
  });

  it('asks nothing of a report that refers to nothing', () => {
    expect(refusal(alone, {})).toBeUndefined();
    expect(refusal(alone, { entryKey: 'another', claimKey: 'another' })).toBeUndefined();
  });

  it.each([
    ['an entry that nobody knows', { claimKey: key }, 'NotFound', 'related_entry_id'],
    [
      "another key's entry",
      { entryKey: 'another', claimKey: key },
      'InfractionReportInvalid',
      'related_entry_id',
    ],
    ['a claim that nobody knows', { entryKey: key }, 'NotFound', 'related_claim_id'],
    [
      "another key's claim",
      { entryKey: key, claimKey: 'another' },
      'InfractionReportInvalid',
      'related_claim_id',
    ],
  ] as const)('refuses %s', (_, related, type, field) => {
    const refused = refusal(INFRACTION, related);
    expect(refused).toMatchObject({ type, fault: { field } });
    expect(refused?.message).not.toContain(key);
  });
});
