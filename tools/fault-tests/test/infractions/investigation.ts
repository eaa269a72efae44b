import { randomUUID } from 'node:crypto';
import {
  EVIDENCE_ADDED_SIGNAL,
  INFRACTION_STATUS_QUERY,
  INVESTIGATE_INFRACTION_WORKFLOW,
  INVESTIGATION_COMPLETE_SIGNAL,
  infractionWorkflowId,
  type InfractionDecisionInput,
  type InfractionStatusAnswer,
  type InvestigateInfractionWorkflowInput,
  type InvestigateInfractionWorkflowResult,
} from '@conn-dict/contracts';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { until } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';

const REPORTER = '12345678';
const REPORTED = '87654321';
const WAITING_TIMEOUT_MS = 90_000;

type Workflow = (
  input: InvestigateInfractionWorkflowInput,
) => Promise<InvestigateInfractionWorkflowResult>;

/** One investigation of a transaction of its own. */
export interface Investigation {
  readonly infractionId: string;
  readonly transactionId: string;
  start(): Promise<void>;
  /** Starts it and waits until it waits for its decision. */
  startAndWait(): Promise<void>;
  addEvidence(urls: readonly string[]): Promise<void>;
  decide(decision: InfractionDecisionInput['decision']): Promise<void>;
  end(): Promise<InvestigateInfractionWorkflowResult>;
}

/** @param number tells its transaction from those of others at the same directory */
export function toInvestigation(
  client: Client,
  { name, taskQueue }: WorkerSite,
  number: number,
): Investigation {
  const infractionId = `${name}-${randomUUID()}`;
  const transactionId = `E${REPORTER}202601311000${String(number).padStart(11, '0')}`;
  const workflowId = infractionWorkflowId(infractionId);
  const run: WorkflowHandle<Workflow> = client.workflow.getHandle(workflowId);
  const start = async (): Promise<void> => {
    const args: [InvestigateInfractionWorkflowInput] = [toInput(infractionId, transactionId)];
    await client.workflow.start<Workflow>(INVESTIGATE_INFRACTION_WORKFLOW, {
      taskQueue,
      workflowId,
      args,
    });
  };
  return {
    infractionId,
    transactionId,
    start,
    async startAndWait() {
      await start();
      await until(`${infractionId} waits`, WAITING_TIMEOUT_MS, async () => {
        const { status } = await run.query<InfractionStatusAnswer>(INFRACTION_STATUS_QUERY);
        return status === 'UNDER_INVESTIGATION' ? status : undefined;
      });
    },
    async addEvidence(urls) {
      for (const evidence_url of urls) await run.signal(EVIDENCE_ADDED_SIGNAL, { evidence_url });
    },
    decide: (decision) =>
      run.signal(INVESTIGATION_COMPLETE_SIGNAL, { decision, notes: 'as it was found' }),
    end: () => run.result(),
  };
}

function toInput(
  infraction_id: string,
  transaction_id: string,
): InvestigateInfractionWorkflowInput {
  return {
    infraction_id,
    transaction_id,
    key: '+5511900000001',
    type: 'FRAUD',
    description: 'Payment for goods that never came',
    reporter_ispb: REPORTER,
    reported_ispb: REPORTED,
    reason: 'REFUND_REQUEST',
    situation_type: 'SCAM',
  };
}
