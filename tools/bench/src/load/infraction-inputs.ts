import type { InvestigateInfractionWorkflowInput } from '@conn-dict/contracts';

const REPORTER_ISPB = '12345678';
const REPORTED_ISPB = '87654321';

/** An EndToEndId: participant, minute, and eleven characters of its own. */
const TRANSACTION_PREFIX = `E${REPORTER_ISPB}202601311000`;

/** Makes reports about keys of their own, none on a transaction: they are not the directory's. */
export function toInfractionInputs(
  batch: string,
  count: number,
): readonly InvestigateInfractionWorkflowInput[] {
  return Array.from({ length: count }, (_, index) => ({
    infraction_id: `BENCH-${batch}-${index}`,
    key: `+55119${String(index).padStart(8, '0')}`,
    type: 'FRAUD',
    description: 'Payment for goods that never came',
    reporter_ispb: REPORTER_ISPB,
    reported_ispb: REPORTED_ISPB,
    evidence_urls: [`https://evidence.example.com/${batch}/${index}`],
  }));
}

/** The same, each on a transaction of its own, which the directory lets be reported once; other ones for each round. */
export function toReportInputs(
  round: number,
  count: number,
): readonly InvestigateInfractionWorkflowInput[] {
  return toInfractionInputs(`${round}`, count).map((input, index) => ({
    ...input,
    transaction_id: `${TRANSACTION_PREFIX}${String(round * 1_000_000 + index).padStart(11, '0')}`,
    reason: 'REFUND_REQUEST',
    situation_type: 'SCAM',
  }));
}
