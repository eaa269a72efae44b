import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createInfractionReport } from '../src/directory/create-infraction-report.js';
import {
  acknowledgeInfractionReport,
  cancelInfractionReport,
  closeInfractionReport,
} from '../src/directory/decide-infraction-report.js';
import { THIRD } from './claim-samples.js';
import {
  PAYER,
  RECEIVER,
  refundCancelled,
  refundRequest,
  transactionOf,
} from './infraction-samples.js';
import type { TestDirectory } from './test-directory.js';

/** Something that a participant may ask about infraction reports, sensible or not. */
export interface ReportOperation {
  readonly kind: 'request' | 'cancelled' | 'acknowledge' | 'close' | 'cancel' | 'wait';
  readonly transaction: number;
  /** Number of the report, the newest first. */
  readonly report: number;
  readonly participant: string;
  readonly isAgreed: boolean;
}

export const reportOperations: fc.Arbitrary<readonly ReportOperation[]> = fc.array(
  fc.record<ReportOperation>({
    kind: fc.constantFrom('request', 'cancelled', 'acknowledge', 'close', 'cancel', 'wait'),
    transaction: fc.nat(2),
    report: fc.nat(2),
    participant: fc.constantFrom(PAYER, RECEIVER, RECEIVER, THIRD),
    isAgreed: fc.boolean(),
  }),
  { minLength: 10, maxLength: 60 },
);

/** Asks the directory. */
export function performReport(directory: TestDirectory, operation: ReportOperation): void {
  const { kind, participant, isAgreed } = operation;
  const ids = [...directory.store.state.reports.keys()].reverse();
  const infractionReportId = ids[operation.report % Math.max(1, ids.length)] ?? 'none';
  const transactionId = transactionOf(PAYER, String(operation.transaction));
  const call = { infractionReportId, participant, requestId: randomUUID() };
  switch (kind) {
    case 'request':
      createInfractionReport(
        directory,
        refundRequest({ transactionId, counterpartyIspb: participant }),
      );
      return;
    case 'cancelled':
      createInfractionReport(
        directory,
        refundCancelled({ transactionId, reporterIspb: participant }),
      );
      return;
    case 'acknowledge':
      acknowledgeInfractionReport(directory, call);
      return;
    case 'close': {
      const agreed = { analysisResult: 'AGREED', fraudType: 'OTHER' } as const;
      const closing = isAgreed ? agreed : ({ analysisResult: 'DISAGREED' } as const);
      closeInfractionReport(directory, { ...call, ...closing });
      return;
    }
    case 'cancel':
      cancelInfractionReport(directory, call);
      return;
    case 'wait':
      directory.advance(3_600_000);
  }
}
