import { randomUUID } from 'node:crypto';
import type { PlannedFault } from '@conn-dict/bridge-simulator';
import type { ClaimWorkflowInput } from '@conn-dict/contracts';
import type { ClaimType } from '@conn-dict/dict';
import { expect, vi } from 'vitest';
import { endOf, eventsOf, type ClaimEnd } from './claim-end.js';
import type { ClaimRun, ClaimSlice } from './claim-slice.js';
import { CLAIMER, DONOR, type Refusal } from './refusal-matrix.js';
import type { Path } from './refusal-steps.js';
import { registerPhone } from './register-phone.js';

const PATIENCE = { timeout: 60_000, interval: 50 };

/** A claim that has met, or is about to meet, its refusal. */
export interface RefusedClaim {
  readonly run: ClaimRun;
  /** How it has ended. */
  end(): Promise<ClaimEnd>;
  readonly fault: PlannedFault;
}

/** Starts a claim and brings it to where nothing is left to do for it but to wait for its end. */
export async function startRefusedClaim(
  slice: ClaimSlice,
  refusal: Refusal,
): Promise<RefusedClaim> {
  const { step, type, claimType, times } = refusal;
  const entryId = await registerPhone(slice.bridgeAddress, DONOR);
  if (step.isHeldHere) await holdHere(slice, entryId);
  const refuse = () => slice.simulator.faults.add({ method: step.method, entryId, type, times });
  if (step.after) slice.simulator.faults.add({ ...step.after, entryId, times: 1 });
  const isConfirmed = step.path === 'confirm' && step.refusedFrom !== 'waiting';
  const early = step.refusedFrom === 'waiting' ? undefined : refuse();
  const run = await slice.start(toInput(entryId, claimType), { isConfirmed });
  if (!isConfirmed) await waiting(slice, entryId);
  const fault = early ?? refuse();
  if (!isConfirmed) await DECIDE[step.path](run);
  if (step.path !== 'expire') await refused(fault);
  return { run, fault, end: () => endOf(slice, run, entryId) };
}

function toInput(entry_id: string, claim_type: ClaimType): ClaimWorkflowInput {
  return {
    claim_id: `TEST-${randomUUID()}`,
    entry_id,
    claim_type,
    claimer_ispb: CLAIMER,
    donor_ispb: DONOR,
  };
}

const DECIDE: Readonly<Record<Path, (run: ClaimRun) => Promise<unknown>>> = {
  confirm: (run) => run.signal('confirm'),
  cancel: (run) => run.signal('cancel'),
  expire: () => Promise.resolve(),
  'cancel the run': (run) => run.cancel(),
};

async function waiting(slice: ClaimSlice, entryId: string): Promise<void> {
  const isWaiting = () => expect(eventsOf(slice, entryId)).toEqual(['created']);
  await vi.waitFor(isWaiting, PATIENCE);
}

/** Waits until the refusal has happened, so that no more claims are at work at once than their starter wants. */
async function refused(fault: PlannedFault): Promise<void> {
  await vi.waitFor(() => expect(fault.hits).toBeGreaterThan(0), PATIENCE);
}

/** Stores the entry as a claimer may hold it that has seen it before: without what keys its CID. */
async function holdHere({ database, simulator }: ClaimSlice, entryId: string): Promise<void> {
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
