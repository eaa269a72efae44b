import { INFRACTION_EVENT_TYPES } from '@conn-dict/contracts';

/** Steps that are given what an investigation is about. */
const INFRACTION_STEPS = [
  'ValidateInfractionEligibility',
  'CreateInfraction',
  'InvestigateInfraction',
  'AddEvidence',
  'EscalateInfraction',
  'ResolveInfraction',
  'DismissInfraction',
  'CancelInfraction',
  'WithdrawInfractionReport',
  'NotifyReportedParticipant',
  'NotifyBacen',
  'PublishInfractionEvent',
];

/** A place where nothing of a person may be, and signs that all that was to happen has left its mark there. */
export interface Source {
  readonly source: string;
  readonly what: string;
  readonly hasToHave: readonly string[];
}

export const SOURCES: readonly Source[] = [
  {
    source: 'output',
    what: 'a log line',
    hasToHave: [
      'ClaimWorkflow started',
      'ClaimWorkflow ended',
      'signal confirm ignored',
      'signal cancel ignored',
      'InvestigateInfractionWorkflow ended',
      'signal evidence_added ignored',
      'signal investigation_complete ignored',
      'notification not out',
      'report could not be withdrawn',
      'entry of a completed claim not stored',
      'trouble with a connection to PostgreSQL',
      '"error_type":"BridgeUnavailable"',
      '"error_type":"StorageConflict"',
      '"error_type":"StorageUnavailable"',
      '"error_type":"EventsUnavailable"',
      '"level":"debug"',
    ],
  },
  {
    source: 'probesAndMetrics',
    what: 'the answer of a probe, or a metric',
    hasToHave: [
      '"status":"healthy"',
      '"status":"ready"',
      '"reason":"postgres"',
      'conn_dict_worker_tasks_processed_total',
      'temporal_activity_execution_failed',
    ],
  },
  {
    source: 'spans',
    what: 'a span',
    hasToHave: [
      'RunWorkflow:ClaimWorkflow',
      'RunActivity:CreateClaimActivity',
      'RunActivity:CompleteClaimActivity',
      'RunActivity:CancelClaimActivity',
      'RunActivity:UpdateEntryOwnershipActivity',
      'RunActivity:PublishClaimEventActivity',
      'RunWorkflow:InvestigateInfractionWorkflow',
      ...INFRACTION_STEPS.map((step) => `RunActivity:${step}Activity`),
      'dict.bridge.v1.BridgeService/CreateClaim',
      '"rpc.grpc.status_code"',
      'insert into claims',
      'update entries',
      '"db.response.status_code"',
      '"send event log"',
      '"EventsUnavailable"',
    ],
  },
  { source: 'bridgeMetadata', what: 'the metadata of a Bridge call', hasToHave: ['traceparent'] },
  {
    source: 'eventEnvelopes',
    what: 'an event outside its data',
    hasToHave: [
      ...['created', 'completed', 'cancelled', 'failed'].map((end) => `dict.claim.${end}`),
      ...INFRACTION_EVENT_TYPES.filter((type) => type !== 'dict.infraction.expired'),
    ],
  },
  {
    source: 'eventData',
    what: "an event's data",
    hasToHave: ['COMPLETED', 'TaxIdNumberBlocked', 'DISMISSED'],
  },
  {
    source: 'runs',
    what: 'an id, a search attribute, a memo, a summary, current details or a pending failure',
    hasToHave: [
      'claim-',
      'infraction-',
      'Claim is **COMPLETED**',
      'Infraction is **RESOLVED**',
      'EventsUnavailable',
      'searchAttributes',
    ],
  },
  {
    source: 'histories',
    what: 'a failure, a result or anything else of a history but what callers sent',
    hasToHave: [
      'InvalidInput',
      'EntryInvalid',
      'TaxIdNumberBlocked',
      'BadRequest',
      'InfractionReportInvalid',
      'IdAlreadyUsed',
      'StorageConflict',
      'stackTrace',
      'core_local_activity',
    ],
  },
  {
    source: 'callers',
    what: 'what a caller is told',
    hasToHave: [
      'InvalidInput',
      'no_such_update',
      'no_such_query',
      'WAITING_RESOLUTION',
      'pending_notifications',
    ],
  },
];
