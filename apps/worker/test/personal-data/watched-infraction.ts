import { randomUUID } from 'node:crypto';
import {
  INVESTIGATE_INFRACTION_WORKFLOW,
  infractionWorkflowId,
  type EvidenceInput,
  type InvestigateInfractionWorkflowInput,
} from '@conn-dict/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { newReport } from '../infraction-samples.js';
import { until } from '../worker-program.js';
import { CLAIMANT, HOLDER } from './canaries.js';
import type { CanaryWorld } from './canary-world.js';
import { statusOf } from './watched-claim.js';

/** What is said of people who are under suspicion. */
const STORY = `${HOLDER.name} (${HOLDER.taxId}, ${HOLDER.phone}) was paid by ${CLAIMANT.name}`;
export const NOTES = `${CLAIMANT.name}, ${CLAIMANT.taxId}: ${HOLDER.accountNumber} to ${CLAIMANT.accountNumber}`;

/** A report on a transaction, with all that its starter may say of the people. */
export function infractionInput(
  change: Partial<InvestigateInfractionWorkflowInput> = {},
): InvestigateInfractionWorkflowInput {
  const evidence_urls = [evidence(HOLDER.email).evidence_url, evidence(HOLDER.taxId).evidence_url];
  return newReport({ key: HOLDER.email, description: STORY, evidence_urls, ...change });
}

/** Evidence that tells of somebody in each of its fields. */
export function evidence(canary: string): EvidenceInput {
  return {
    evidence_url: `https://evidence.example.com/${canary.replaceAll(' ', '-')}/${encodeURIComponent(canary)}`,
    uploaded_by: CLAIMANT.name,
    description: STORY,
  };
}

export async function startInvestigationRun(
  { temporal, worker: { taskQueue } }: CanaryWorld,
  input: unknown,
): Promise<WorkflowHandle> {
  return await temporal.client.workflow.start(INVESTIGATE_INFRACTION_WORKFLOW, {
    taskQueue,
    workflowId: infractionWorkflowId(randomUUID()),
    args: [input],
  });
}

/** Starts an investigation and waits until it waits for its decision. */
export async function startInvestigation(
  world: CanaryWorld,
  input: InvestigateInfractionWorkflowInput,
): Promise<WorkflowHandle> {
  const run = await startInvestigationRun(world, input);
  await untilStatus(world, run, 'UNDER_INVESTIGATION');
  return run;
}

export async function untilStatus(
  world: CanaryWorld,
  run: WorkflowHandle,
  wanted: string,
): Promise<void> {
  await until(
    () => statusOf(world, run),
    (status) => status === wanted,
  );
}
