import {
  CANCEL_CLAIM_UPDATE,
  CANCEL_SIGNAL,
  CLAIM_STATUS_QUERY,
  CLAIM_WORKFLOW,
  CONFIRM_CLAIM_UPDATE,
  CONFIRM_SIGNAL,
  claimInputShape,
  claimWorkflowId,
  parseCancelInput,
  parseClaimWorkflowInput,
  parseConfirmInput,
  type CancelClaimInput,
  type ClaimDecisionAnswer,
  type ClaimStatusAnswer,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
  type ConfirmClaimInput,
} from '@conn-dict/contracts';
import { createProcess, type Process } from './process.js';
import type { Run } from './run.js';
import type { RunDeps } from './start-run.js';

/** A claim at work, or over. */
export interface ClaimRun extends Run<ClaimStatusAnswer, ClaimWorkflowResult> {
  /** Confirms the claim and answers whether that counts. @throws ConnDictError `InvalidInput`, `RunEnded` */
  confirm(input?: ConfirmClaimInput): Promise<ClaimDecisionAnswer>;
  /** Cancels the claim and answers whether that counts. @throws ConnDictError `InvalidInput`, `RunEnded` */
  cancel(input?: CancelClaimInput): Promise<ClaimDecisionAnswer>;
  /** Confirms without an answer, also while no worker is there. @throws ConnDictError `InvalidInput`, `RunEnded` */
  signalConfirm(input?: ConfirmClaimInput): Promise<void>;
  /** Cancels without an answer, also while no worker is there. @throws ConnDictError `InvalidInput`, `RunEnded` */
  signalCancel(input?: CancelClaimInput): Promise<void>;
}

/** Claims, by `claim_id`. */
export type Claims = Process<ClaimWorkflowInput, ClaimRun, ClaimWorkflowResult>;

export function createClaims(deps: RunDeps): Claims {
  return createProcess<ClaimWorkflowInput, ClaimStatusAnswer, ClaimWorkflowResult, ClaimRun>(deps, {
    workflowType: CLAIM_WORKFLOW,
    parse: parseClaimWorkflowInput,
    shape: claimInputShape,
    idField: 'claim_id',
    toWorkflowId: claimWorkflowId,
    statusQuery: CLAIM_STATUS_QUERY,
    toStarted: ({ signal, update, ...run }) => ({
      ...run,
      confirm: (input) => update(CONFIRM_CLAIM_UPDATE, parseConfirmInput, input),
      cancel: (input) => update(CANCEL_CLAIM_UPDATE, parseCancelInput, input),
      signalConfirm: (input) => signal(CONFIRM_SIGNAL, parseConfirmInput, input),
      signalCancel: (input) => signal(CANCEL_SIGNAL, parseCancelInput, input),
    }),
  });
}
