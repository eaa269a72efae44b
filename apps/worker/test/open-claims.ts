import { randomUUID } from 'node:crypto';
import type { ClaimWorkflowInput } from '@conn-dict/contracts';
import type { ClaimType } from '@conn-dict/dict';
import { expect, vi } from 'vitest';
import { eventsOf } from './claim-end.js';
import { CLAIMER, DONOR } from './claim-paths.js';
import type { ClaimSlice } from './claim-slice.js';

/** How long and how often a test looks for what has to happen soon. */
export const PATIENCE = { timeout: 60_000, interval: 50 };

/** Makes the input of a claim on the donor's entry. */
export function toClaimInput(entryId: string, claimType: ClaimType): ClaimWorkflowInput {
  return {
    claim_id: `TEST-${randomUUID()}`,
    entry_id: entryId,
    claim_type: claimType,
    claimer_ispb: CLAIMER,
    donor_ispb: DONOR,
  };
}

/** Waits until the claim on the entry waits for a decision. */
export async function waiting(slice: ClaimSlice, entryId: string): Promise<void> {
  const isWaiting = () => expect(eventsOf(slice, entryId)).toEqual(['created']);
  await vi.waitFor(isWaiting, PATIENCE);
}

/** Stores the entry here as well, without what keys its CID. */
export async function holdHere(
  { database, simulator }: ClaimSlice,
  entryId: string,
): Promise<void> {
  const entry = simulator.directory.entry(entryId);
  if (!entry) throw new Error('no such entry');
  await database.db
    .insertInto('entries')
    .values({
      entry_id: entryId,
      key_type: entry.keyType,
      key_value: entry.key,
      participant: entry.account.participant,
      account_number: entry.account.accountNumber,
      account_type: entry.account.accountType,
      owner_type: entry.owner.type,
      owner_tax_id: entry.owner.taxId,
      owner_name: entry.owner.name,
      status: 'ACTIVE',
    })
    .execute();
}
