import {
  isFinalRefusal,
  type DirectoryInfractionReport,
  type OpenInfractionReport,
} from '@conn-dict/bridge';
import { StorageError } from '@conn-dict/database';
import type { InfractionRow } from '../ports.js';
import type { InfractionActivityDeps } from './infraction-deps.js';

type Deps = Pick<InfractionActivityDeps, 'bridge' | 'repository'>;

/** Opens the report with the row's RequestId, so that a repeat, by whichever run, is the same request. */
export async function openAtDirectory(
  deps: Deps,
  row: InfractionRow,
): Promise<DirectoryInfractionReport> {
  const request = toRequest(row);
  try {
    return await deps.bridge.createInfractionReport(request);
  } catch (refusal) {
    if (!isFinalRefusal(refusal)) throw refusal;
    const opened = await findOpened(deps, request);
    if (opened) return opened;
    throw refusal;
  }
}

function toRequest({
  transactionId,
  reason,
  situationType,
  ...row
}: InfractionRow): OpenInfractionReport {
  // A row with a transaction says why and how: the input was refused otherwise.
  if (transactionId === undefined || reason === undefined || situationType === undefined)
    throw new StorageError('StorageConflict', 'INCOMPLETE_REPORT');
  return {
    reporterIspb: row.reporterIspb,
    counterpartyIspb: row.reportedIspb,
    transactionId,
    reason,
    situation: situationType,
    details: row.description,
    requestId: row.createRequestId,
  };
}

/**
 * Finds what an attempt opened whose answer was lost, before a repeat was refused: the report would stay open at the
 * directory with nothing here working on it. A Bridge that will not be asked leaves the refusal as it is.
 */
async function findOpened(
  { bridge }: Deps,
  { reporterIspb, counterpartyIspb, transactionId }: OpenInfractionReport,
): Promise<DirectoryInfractionReport | undefined> {
  const statuses = ['OPEN', 'ACKNOWLEDGED'] as const;
  let pageToken: string | undefined;
  try {
    do {
      const page = await bridge.listInfractionReports({
        participantIspb: reporterIspb,
        role: 'REPORTER',
        statuses,
        ...(pageToken === undefined ? {} : { pageToken }),
      });
      const opened = page.reports.find(
        (report) =>
          report.transactionId === transactionId && report.counterpartyIspb === counterpartyIspb,
      );
      if (opened) return opened;
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    return undefined;
  } catch (error) {
    if (isFinalRefusal(error)) return undefined;
    throw error;
  }
}
