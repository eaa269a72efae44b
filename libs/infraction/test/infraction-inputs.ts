import type { InvestigateInfractionWorkflowInput } from '@conn-dict/contracts';

/** A report without a transaction. */
export const INFRACTION: InvestigateInfractionWorkflowInput = {
  infraction_id: 'INF-001',
  key: '+5511987654321',
  type: 'FRAUD',
  description: 'Payment for goods that never came',
  reporter_ispb: '12345678',
  reported_ispb: '87654321',
};

/** One that goes through the directory's own states too. */
export const REPORT: InvestigateInfractionWorkflowInput = {
  ...INFRACTION,
  transaction_id: 'E1234567820260131100000000000001',
  reason: 'REFUND_REQUEST',
  situation_type: 'SCAM',
};

/** The address of a piece of evidence, another for each number. */
export function evidenceUrl(number: number): string {
  return `https://evidence.example.com/${number}`;
}
