import type { InfractionInput } from '@conn-dict/contracts';
import type { InfractionRow } from '../src/ports.js';

export const NOW = new Date('2026-03-01T10:00:00.000Z');
export const RUN_TOKEN = '11111111-1111-4111-8111-111111111111';

/** A report on a transaction, with every field that tells two reports apart. */
export const INFRACTION: InfractionInput = {
  infractionId: 'INF-001',
  key: '+5511900000001',
  type: 'FRAUD',
  description: 'Payment for goods that never came',
  reporterIspb: '12345678',
  reportedIspb: '87654321',
  relatedEntryId: 'ENTRY-001',
  relatedClaimId: 'TEST-001',
  transactionId: 'E1234567820260131100000000000001',
  reason: 'REFUND_REQUEST',
  situationType: 'SCAM',
};

/** The row of that report, before the directory knows of it. */
export const ROW: InfractionRow = {
  ...INFRACTION,
  status: 'OPEN',
  workflowId: 'infraction-INF-001',
  runToken: RUN_TOKEN,
  createRequestId: RUN_TOKEN,
  evidenceCount: 0,
};
