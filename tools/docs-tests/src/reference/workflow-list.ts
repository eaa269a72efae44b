import {
  APPROVE_SIGNAL,
  CANCEL_CLAIM_UPDATE,
  CANCEL_DELETION_SIGNAL,
  CANCEL_ENTRY_DELETION_UPDATE,
  CANCEL_SIGNAL,
  CONFIRM_CLAIM_UPDATE,
  CONFIRM_SIGNAL,
  claimWorkflowId,
  createEntryWorkflowId,
  deleteEntryWorkflowId,
  infractionWorkflowId,
  updateEntryWorkflowId,
  vsyncWorkflowId,
  ADD_EVIDENCE_UPDATE,
  DECIDE_UPDATE,
  EVIDENCE_ADDED_SIGNAL,
  INVESTIGATION_COMPLETE_SIGNAL,
  type StartedWorkflow,
} from '@conn-dict/contracts';

/** What goes into a workflow while it runs: the names are those of types in contracts. */
export interface Message {
  readonly kind: 'signal' | 'update' | 'query';
  readonly name: string;
  readonly input?: string;
  readonly answer?: string;
}

/** A workflow that a caller starts: the names are those of types in contracts. */
export interface ListedWorkflow {
  readonly input: string;
  readonly result: string;
  /** The id that the client library gives its run, shown with a made-up id of the business. */
  readonly workflowId: string;
  readonly messages: readonly Message[];
}

const ID = '<id>';

/** What contracts say about each workflow, in one place. The compiler holds it to be whole. */
export const WORKFLOW_LIST = {
  ClaimWorkflow: {
    input: 'ClaimWorkflowInput',
    result: 'ClaimWorkflowResult',
    workflowId: claimWorkflowId(ID),
    messages: [
      { kind: 'signal', name: CONFIRM_SIGNAL, input: 'ConfirmClaimInput' },
      { kind: 'signal', name: CANCEL_SIGNAL, input: 'CancelClaimInput' },
      ...update(CONFIRM_CLAIM_UPDATE, 'ConfirmClaimInput', 'ClaimDecisionAnswer'),
      ...update(CANCEL_CLAIM_UPDATE, 'CancelClaimInput', 'ClaimDecisionAnswer'),
      ...status('ClaimStatusAnswer'),
    ],
  },
  CreateEntryWorkflow: {
    input: 'CreateEntryWorkflowInput',
    result: 'CreateEntryWorkflowResult',
    workflowId: createEntryWorkflowId(ID),
    messages: status('EntryStatusAnswer'),
  },
  UpdateEntryWorkflow: {
    input: 'UpdateEntryWorkflowInput',
    result: 'UpdateEntryWorkflowResult',
    workflowId: updateEntryWorkflowId(ID),
    messages: status('EntryStatusAnswer'),
  },
  DeleteEntryWorkflow: {
    input: 'DeleteEntryWorkflowInput',
    result: 'DeleteEntryWorkflowResult',
    workflowId: deleteEntryWorkflowId(ID),
    messages: [
      { kind: 'signal', name: CANCEL_DELETION_SIGNAL, input: 'CancelDeletionInput' },
      ...update(CANCEL_ENTRY_DELETION_UPDATE, 'CancelDeletionInput', 'CancelEntryDeletionAnswer'),
      ...status('EntryStatusAnswer'),
    ],
  },
  InvestigateInfractionWorkflow: {
    input: 'InvestigateInfractionWorkflowInput',
    result: 'InvestigateInfractionWorkflowResult',
    workflowId: infractionWorkflowId(ID),
    messages: [
      { kind: 'signal', name: EVIDENCE_ADDED_SIGNAL, input: 'EvidenceInput' },
      { kind: 'signal', name: INVESTIGATION_COMPLETE_SIGNAL, input: 'InfractionDecisionInput' },
      ...update(ADD_EVIDENCE_UPDATE, 'EvidenceInput', 'EvidenceAnswer'),
      ...update(DECIDE_UPDATE, 'InfractionDecisionInput', 'InfractionDecisionAnswer'),
      ...status('InfractionStatusAnswer'),
    ],
  },
  VSyncWorkflow: {
    input: 'VSyncWorkflowInput',
    result: 'VSyncWorkflowResult',
    workflowId: vsyncWorkflowId('<ispb>'),
    messages: [
      { kind: 'signal', name: APPROVE_SIGNAL, input: 'SyncApprovalInput' },
      ...status('VSyncStatusAnswer'),
    ],
  },
} as const satisfies Record<StartedWorkflow, ListedWorkflow>;

function update(name: string, input: string, answer: string): readonly Message[] {
  return [{ kind: 'update', name, input, answer }];
}

function status(answer: string): readonly Message[] {
  return [{ kind: 'query', name: 'status', answer }];
}
