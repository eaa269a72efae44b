import type { PlannedFault } from '@conn-dict/bridge-simulator';
import { expect, vi } from 'vitest';
import { endOf, type ClaimEnd } from './claim-end.js';
import { DECIDE, DONOR } from './claim-paths.js';
import type { ClaimRun, ClaimSlice } from './claim-slice.js';
import { PATIENCE, holdHere, toClaimInput, waiting } from './open-claims.js';
import type { Refusal } from './refusal-matrix.js';
import { registerPhone } from './register-phone.js';

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
  const run = await slice.start(toClaimInput(entryId, claimType), { isConfirmed });
  if (!isConfirmed) await waiting(slice, entryId);
  const fault = early ?? refuse();
  if (!isConfirmed) await DECIDE[step.path](run);
  if (step.path !== 'expire') await refused(fault);
  return { run, fault, end: () => endOf(slice, run, entryId) };
}

/** Waits until the refusal has happened, so that no more claims are at work at once than their starter wants. */
async function refused(fault: PlannedFault): Promise<void> {
  await vi.waitFor(() => expect(fault.hits).toBeGreaterThan(0), PATIENCE);
}
