// Proves that a claim refused at any step with any type of the directory ends right on every side, or goes on.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ClaimEnd } from '../test/claim-end.js';
import { startClaimSlice, type ClaimSlice } from '../test/claim-slice.js';
import { eachAtMost } from '../test/each-at-most.js';
import { REFUSALS, expectedEnd, type Refusal } from '../test/refusal-matrix.js';
import { startRefusedClaim } from '../test/refused-claim.js';
import { STEPS } from '../test/refusal-steps.js';

/** Claims that are brought on their way at once. */
const AT_ONCE = 16;

let slice: ClaimSlice;
beforeAll(async () => {
  slice = await startClaimSlice({ workflowCache: inject('workflowCache') });
});
afterAll(() => slice.stop());

describe.each(STEPS)('$name', (step) => {
  const refusals = REFUSALS.filter((refusal) => refusal.step === step);
  const seen = new Map<Refusal, { readonly end: ClaimEnd; readonly hits: number }>();
  beforeAll(async () => {
    const claims = await eachAtMost(AT_ONCE, refusals, async (refusal) => ({
      refusal,
      ...(await startRefusedClaim(slice, refusal)),
    }));
    // All of them are decided, so time may skip.
    await slice.ended(claims.map(({ run }) => run));
    for (const { refusal, fault, end } of claims)
      seen.set(refusal, { end: await end(), hits: fault.hits });
  });

  it.each(refusals)('of $claimType, refused with $type', (refusal) => {
    expect(seen.get(refusal)).toEqual({ end: expectedEnd(refusal), hits: refusal.times });
  });
});
