import type { InvestigateInfractionWorkflowInput } from '../src/index.js';

/** The least that an investigation needs. */
export const SHORT_INFRACTION: InvestigateInfractionWorkflowInput = {
  infraction_id: 'INF-001',
  key: '+5511900000001',
  type: 'FRAUD',
  description: 'Payment for goods that never came',
  reporter_ispb: '12345678',
  reported_ispb: '87654321',
};

/** An investigation with every field that there is. */
export const FULL_INFRACTION = {
  ...SHORT_INFRACTION,
  evidence_urls: ['https://evidence.example.com/1', 'https://evidence.example.com:8443/2?page=1#a'],
  related_entry_id: 'ENTRY-001',
  related_claim_id: 'TEST-001',
  transaction_id: 'E1234567820260131100000000000001',
  reason: 'REFUND_REQUEST',
  situation_type: 'SCAM',
} as const satisfies InvestigateInfractionWorkflowInput;
