import { randomUUID } from 'node:crypto';
import {
  CLAIM_STATUS_QUERY,
  CLAIM_WORKFLOW,
  claimWorkflowId,
  type ClaimStatusAnswer,
  type ClaimWorkflowInput,
} from '@conn-dict/contracts';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { CLAIMER, DONOR } from '../claim-paths.js';
import { until } from '../worker-program.js';
import { CLAIMANT, HOLDER } from './canaries.js';
import type { CanaryWorld } from './canary-world.js';
import type { WatchedWorker } from './watched-worker.js';

/** Keeps what a call of Temporal's client answers or throws, and answers it. */
export async function heard({ told }: CanaryWorld, call: Promise<unknown>): Promise<unknown> {
  const answer: unknown = await call.catch((error: unknown) => error);
  told.push(answer);
  return answer;
}

/** A claim with all that its starter may say of the person and the account. */
export function claimInput(
  entry_id: string,
  claim_type: ClaimWorkflowInput['claim_type'] = 'PORTABILITY',
): ClaimWorkflowInput {
  const person = claim_type === 'PORTABILITY' ? HOLDER : CLAIMANT;
  return {
    claim_id: `CLAIM-${randomUUID()}`,
    entry_id,
    claim_type,
    claimer_ispb: CLAIMER,
    donor_ispb: DONOR,
    claimer: { type: 'NATURAL_PERSON', tax_id: person.taxId, name: person.name },
    claimer_account: {
      participant: CLAIMER,
      branch: '0001',
      account_number: CLAIMANT.accountNumber,
      account_type: 'CACC',
    },
    requested_by: HOLDER.name,
  };
}

export async function startRun(
  { temporal }: CanaryWorld,
  { taskQueue }: WatchedWorker,
  input: unknown,
): Promise<WorkflowHandle> {
  return await temporal.client.workflow.start(CLAIM_WORKFLOW, {
    taskQueue,
    workflowId: claimWorkflowId(randomUUID()),
    args: [input],
  });
}

/** Starts a claim and waits until it waits for its decision. */
export async function startClaim(
  world: CanaryWorld,
  input: ClaimWorkflowInput,
  worker: WatchedWorker = world.worker,
): Promise<WorkflowHandle> {
  const run = await startRun(world, worker, input);
  await until(
    () => statusOf(world, run),
    (status) => status === 'WAITING_RESOLUTION',
  );
  return run;
}

export async function statusOf({ told }: CanaryWorld, run: WorkflowHandle): Promise<string> {
  const answer = await run.query<ClaimStatusAnswer>(CLAIM_STATUS_QUERY);
  told.push(answer);
  return answer.status;
}

/** How the run ended: the claim's status, or the type of its failure. */
export async function endOf(
  world: CanaryWorld,
  run: WorkflowHandle,
): Promise<string | null | undefined> {
  const end = await heard(world, run.result());
  if (!(end instanceof WorkflowFailedError)) return (end as ClaimStatusAnswer).status;
  const { cause } = end;
  const failure = cause instanceof ActivityFailure ? cause.cause : cause;
  return failure instanceof ApplicationFailure ? failure.type : failure?.name;
}
