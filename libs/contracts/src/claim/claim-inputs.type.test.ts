// Proves that a payload with a wrong field does not compile, and that the parser refuses the same one by that field.
import type { Account, ClaimReason, ClaimType, Owner } from '@conn-dict/dict';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { FULL_CLAIM, SHORT_CLAIM } from '../../test/claim-inputs.js';
import { faultsOf } from '../../test/faults-of.js';
import {
  parseCancelInput,
  parseClaimWorkflowInput,
  parseConfirmInput,
  type AccountInput,
  type CancelClaimInput,
  type ClaimActivities,
  type ClaimDecision,
  type ClaimInput,
  type ClaimWorkflowInput,
  type ConfirmClaimInput,
  type OwnerInput,
} from '../index.js';

const { claimer, claimer_account } = FULL_CLAIM;

/** Takes only what compiles as the input of a claim, and gives what the parser has against it. */
const claimFields = (input: ClaimWorkflowInput) =>
  faultsOf(() => parseClaimWorkflowInput(input)).map(({ field }) => field);
const confirmFields = (input: ConfirmClaimInput) =>
  faultsOf(() => parseConfirmInput(input)).map(({ field }) => field);
const cancelFields = (input: CancelClaimInput) =>
  faultsOf(() => parseCancelInput(input)).map(({ field }) => field);

describe('a claim input', () => {
  it('has no other field', () => {
    // @ts-expect-error -- unknown field
    expect(claimFields({ ...SHORT_CLAIM, colour: 'blue' })).toEqual(['colour']);
    // @ts-expect-error -- the wire is snake_case
    expect(claimFields({ ...SHORT_CLAIM, requestedBy: 'operator-7' })).toEqual(['requestedBy']);
    expect(
      // @ts-expect-error -- unknown field of an account
      claimFields({ ...SHORT_CLAIM, claimer_account: { ...claimer_account, iban: 'x' } }),
    ).toEqual(['claimer_account.iban']);
  });

  it('has all that is needed', () => {
    const { entry_id: _, ...rest } = SHORT_CLAIM;
    // @ts-expect-error -- a field is missing
    expect(claimFields(rest)).toEqual(['entry_id']);
    const { account_number: __, ...account } = claimer_account;
    // @ts-expect-error -- a field of an optional object is missing
    expect(claimFields({ ...SHORT_CLAIM, claimer_account: account })).toEqual([
      'claimer_account.account_number',
    ]);
  });

  it('has each field in its own type', () => {
    // @ts-expect-error -- a claim type that is none
    expect(claimFields({ ...SHORT_CLAIM, claim_type: 'GIFT' })).toEqual(['claim_type']);
    // @ts-expect-error -- a number as text
    expect(claimFields({ ...SHORT_CLAIM, donor_ispb: 87654321 })).toEqual(['donor_ispb']);
    // @ts-expect-error -- null is not missing
    expect(claimFields({ ...SHORT_CLAIM, requested_by: null })).toEqual(['requested_by']);
    // @ts-expect-error -- neither is undefined
    expect(claimFields({ ...SHORT_CLAIM, requested_by: undefined })).toEqual(['requested_by']);
    expect(
      // @ts-expect-error -- an owner type that is none
      claimFields({ ...SHORT_CLAIM, claimer: { ...claimer, type: 'LEGAL' } }),
    ).toEqual(['claimer.type']);
    expect(
      // @ts-expect-error -- an account type that is none
      claimFields({ ...SHORT_CLAIM, claimer_account: { ...claimer_account, account_type: 'X' } }),
    ).toEqual(['claimer_account.account_type']);
  });
});

describe('a decision', () => {
  it('has a reason of the directory, and its own name for who decided', () => {
    // @ts-expect-error -- a reason that is none
    expect(confirmFields({ reason: 'BORED' })).toEqual(['reason']);
    // @ts-expect-error -- the other message's field
    expect(confirmFields({ cancelled_by: 'operator-7' })).toEqual(['cancelled_by']);
    // @ts-expect-error -- the other message's field
    expect(cancelFields({ confirmed_by: 'operator-7' })).toEqual(['confirmed_by']);
  });
});

describe('what is parsed', () => {
  it('is camelCase, typed as the rules of the directory take it', () => {
    expectTypeOf(parseClaimWorkflowInput).returns.toEqualTypeOf<ClaimInput>();
    expectTypeOf<ClaimInput>().toEqualTypeOf<{
      readonly claimId: string;
      readonly entryId: string;
      readonly claimType: ClaimType;
      readonly claimerIspb: string;
      readonly donorIspb: string;
      readonly claimerAccount?: Account;
      readonly claimer?: Owner;
      readonly requestedBy?: string;
    }>();
    expectTypeOf<keyof AccountInput>().toEqualTypeOf<
      'participant' | 'branch' | 'account_number' | 'account_type' | 'opening_date'
    >();
    expectTypeOf<keyof OwnerInput>().toEqualTypeOf<'type' | 'tax_id' | 'name' | 'trade_name'>();
    expectTypeOf(parseConfirmInput).returns.toEqualTypeOf<ClaimDecision>();
    expectTypeOf<ClaimDecision['reason']>().toEqualTypeOf<ClaimReason>();
  });
});

describe('an activity', () => {
  it('is called with the fields of its own input', () => {
    expectTypeOf<Parameters<ClaimActivities['NotifyDonorActivity']>[0]>().toEqualTypeOf<{
      readonly claim_id: string;
      readonly directory_claim_id: string;
      readonly donor_ispb: string;
      readonly request_id: string;
    }>();
    expectTypeOf<Parameters<ClaimActivities['CancelClaimActivity']>[0]>().not.toExtend<
      Parameters<ClaimActivities['ExpireClaimActivity']>[0] & { decided_by: string }
    >();
  });
});
