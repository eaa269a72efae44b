import { randomUUID } from 'node:crypto';
import {
  CLAIM_WORKFLOW,
  type ClaimStatusAnswer,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
import {
  CancelledFailure,
  WorkflowFailedError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { until } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';
import type { ClaimPlan } from './claim-plan.js';

export const DONOR = '87654321';
export const CLAIMER = '12345678';

/** As long as a server that was killed may need to be there again. */
const REACH_TIMEOUT_MS = 60_000;

/** Temporal's `PENDING_ACTIVITY_STATE_STARTED`. */
const STARTED = 2;
/** Temporal's `TIMEOUT_TYPE_HEARTBEAT`. */
export const HEARTBEAT = 4;

type ClaimWorkflow = (input: ClaimWorkflowInput) => Promise<ClaimWorkflowResult>;

/** One claim of a plan. Its calls outlive a Temporal that is away: they are repeated, which is safe. */
export interface ClaimHandle {
  readonly claimId: string;
  readonly entryId: string;
  readonly plan: ClaimPlan;
  start(): Promise<void>;
  decide(): Promise<void>;
  status(): Promise<ClaimStatusAnswer>;
  /** Whether a worker is at work on an ordinary activity of it. */
  isAttempted(): Promise<boolean>;
  /** Which time was over when an attempt of an ordinary activity was given up for another, as Temporal's `TimeoutType`. */
  timeouts(): Promise<readonly unknown[]>;
  /** Resolves when the run has ended, with its result or the type of its failure. */
  end(): Promise<string>;
}

export function toClaimHandle(
  client: Client,
  site: WorkerSite,
  entryId: string,
  plan: ClaimPlan,
): ClaimHandle {
  const claimId = `${site.name}-${randomUUID()}`;
  const workflowId = `claim-${claimId}`;
  const handle: WorkflowHandle<ClaimWorkflow> = client.workflow.getHandle(workflowId);
  const reach = async <T>(what: string, call: () => Promise<T>): Promise<T> => {
    const answer = async () => ({ value: await call() });
    return (await until(`${what} ${claimId}`, REACH_TIMEOUT_MS, answer)).value;
  };
  return {
    claimId,
    entryId,
    plan,
    start: () => reach('start', () => startClaim(client, site, workflowId, { claimId, entryId })),
    decide: () =>
      reach<unknown>(plan.decision, () =>
        plan.decision === 'withdraw' ? handle.cancel() : handle.signal(plan.decision),
      ).then(() => undefined),
    status: () => handle.query<ClaimStatusAnswer>('status'),
    async isAttempted() {
      const { raw } = await handle.describe();
      return (raw.pendingActivities ?? []).some(({ state }) => state === STARTED);
    },
    async timeouts() {
      const { events } = await handle.fetchHistory();
      return (events ?? []).flatMap(({ activityTaskStartedEventAttributes: started }) => {
        const timeout = started?.lastFailure?.timeoutFailureInfo;
        return timeout ? [timeout.timeoutType] : [];
      });
    },
    end: () => reach('result', () => endOf(handle)),
  };
}

async function startClaim(
  client: Client,
  { taskQueue }: WorkerSite,
  workflowId: string,
  { claimId, entryId }: Pick<ClaimHandle, 'claimId' | 'entryId'>,
): Promise<void> {
  await client.workflow.start<ClaimWorkflow>(CLAIM_WORKFLOW, {
    taskQueue,
    workflowId,
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [
      {
        claim_id: claimId,
        entry_id: entryId,
        claim_type: 'PORTABILITY',
        claimer_ispb: CLAIMER,
        donor_ispb: DONOR,
      },
    ],
  });
}

async function endOf(handle: WorkflowHandle<ClaimWorkflow>): Promise<string> {
  try {
    return (await handle.result()).status;
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return error.cause instanceof CancelledFailure ? 'cancelled' : `failed: ${String(error.cause)}`;
  }
}
