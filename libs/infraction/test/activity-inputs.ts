import type { InfractionActivities } from '@conn-dict/contracts';
import { INFRACTION, NOW, ROW, RUN_TOKEN } from './infraction-facts.js';

export const REQUEST_ID = '22222222-2222-4222-8222-222222222222';
export const REF = { infraction_id: INFRACTION.infractionId, run_token: RUN_TOKEN };
export const NOTES = 'Spoke to the account holder';
export const EVIDENCE_URL = 'https://evidence.example.com/screenshot-of-the-chat';

/** The report on the wire, with every field that there is. */
const REPORT_INPUT = {
  infraction_id: INFRACTION.infractionId,
  key: INFRACTION.key,
  type: 'FRAUD',
  description: INFRACTION.description,
  reporter_ispb: INFRACTION.reporterIspb,
  reported_ispb: INFRACTION.reportedIspb,
  evidence_urls: [EVIDENCE_URL],
  related_entry_id: 'ENTRY-001',
  related_claim_id: 'TEST-001',
  transaction_id: 'E1234567820260131100000000000001',
  reason: 'REFUND_REQUEST',
  situation_type: 'SCAM',
} as const;

const words = { notes: NOTES, decided_by: 'agent-7' };
const move = { ...REF, request_id: REQUEST_ID };

/** What each activity takes, with every field that there is. */
export const INPUTS = {
  ValidateInfractionEligibilityActivity: REPORT_INPUT,
  CreateInfractionActivity: {
    ...REPORT_INPUT,
    run_token: RUN_TOKEN,
    workflow_id: ROW.workflowId,
  },
  NotifyReportedParticipantActivity: {
    infraction_id: INFRACTION.infractionId,
    notification: 'OPENED',
    reported_ispb: INFRACTION.reportedIspb,
    request_id: REQUEST_ID,
  },
  InvestigateInfractionActivity: move,
  AddEvidenceActivity: {
    ...REF,
    evidence: [
      {
        token: 'signal-1',
        evidence_url: EVIDENCE_URL,
        uploaded_by: 'agent-7',
        description: NOTES,
      },
    ],
  },
  EscalateInfractionActivity: { ...REF, ...words, by: 'DECISION' },
  NotifyBacenActivity: {
    infraction_id: INFRACTION.infractionId,
    notification: 'ESCALATED',
    request_id: REQUEST_ID,
  },
  ResolveInfractionActivity: { ...move, ...words, fraud_type: 'MULE_ACCOUNT' },
  DismissInfractionActivity: { ...move, ...words },
  ExpireInfractionActivity: move,
  CancelInfractionActivity: move,
  WithdrawInfractionReportActivity: move,
  GetInfractionStatusActivity: REF,
  PublishInfractionEventActivity: {
    event_id: `infraction-INF-001/${RUN_TOKEN}/dict.infraction.failed`,
    event_type: 'dict.infraction.failed',
    time: NOW.toISOString(),
    infraction_id: INFRACTION.infractionId,
    infraction_type: 'FRAUD',
    reporter_ispb: INFRACTION.reporterIspb,
    reported_ispb: INFRACTION.reportedIspb,
    status: 'FAILED',
    evidence_count: 3,
    failure_type: 'Forbidden',
  },
  RecordInfractionFailureActivity: { ...REF, failure_type: 'Forbidden' },
} as const satisfies { [A in keyof InfractionActivities]: Parameters<InfractionActivities[A]>[0] };
export type ActivityName = keyof typeof INPUTS;
export const ACTIVITY_NAMES = Object.keys(INPUTS) as ActivityName[];
