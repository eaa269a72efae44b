import { randomUUID } from 'node:crypto';
import type { InvestigateInfractionWorkflowInput } from '@conn-dict/contracts';

const REPORTER = '12345678';
export const REPORTED = '87654321';

/** Transactions of this test so far: each is reported once. */
let transactions = 0;

/** A report about a key, without a transaction. */
export function newInfraction(
  change: Partial<InvestigateInfractionWorkflowInput> = {},
): InvestigateInfractionWorkflowInput {
  return {
    infraction_id: `INF-${randomUUID()}`,
    key: '+5511900000001',
    type: 'FRAUD',
    description: 'Payment for goods that never came',
    reporter_ispb: REPORTER,
    reported_ispb: REPORTED,
    ...change,
  };
}

/** A report on a settled transaction of the reporter. */
export function newReport(
  change: Partial<InvestigateInfractionWorkflowInput> = {},
): InvestigateInfractionWorkflowInput {
  transactions += 1;
  return newInfraction({
    transaction_id: `E${REPORTER}202601311000${String(transactions).padStart(11, '0')}`,
    reason: 'REFUND_REQUEST',
    situation_type: 'SCAM',
    ...change,
  });
}
