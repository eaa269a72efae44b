import { DirectoryRefusal } from './directory-refusal.js';

/*
 * The simulator keeps no transactions: an EndToEndId tells all that there is to know. E, the payer's ISPB, yyyymmddhhmm,
 * and 11 letters or digits whose end says how the transaction stands.
 */
const TRANSACTION_ID = /^[A-Za-z0-9]{32}$/;
const END_TO_END_ID = /^E([0-9A-Z]{8})\d{12}[A-Za-z0-9]{11}$/;
const UNKNOWN_END = 'UNKNOWN';
const UNSETTLED_END = 'UNSETTLED';

/**
 * Finds the payer's participant of a settled transaction.
 *
 * @throws DirectoryRefusal `InfractionReportInvalid`: no id of a transaction
 * @throws DirectoryRefusal `InfractionReportTransactionNotFound`: no EndToEndId, or one that ends with UNKNOWN
 * @throws DirectoryRefusal `InfractionReportTransactionNotSettled`: one that ends with UNSETTLED
 */
export function payerOf(transactionId: string): string {
  const field = 'transaction_id';
  if (!TRANSACTION_ID.test(transactionId)) {
    const rule = '32 letters or digits';
    throw new DirectoryRefusal('InfractionReportInvalid', { field, rule });
  }
  const payerIspb = END_TO_END_ID.exec(transactionId)?.[1];
  if (payerIspb === undefined || transactionId.endsWith(UNKNOWN_END)) {
    throw new DirectoryRefusal('InfractionReportTransactionNotFound', { field });
  }
  if (transactionId.endsWith(UNSETTLED_END)) {
    throw new DirectoryRefusal('InfractionReportTransactionNotSettled', { field });
  }
  return payerIspb;
}
