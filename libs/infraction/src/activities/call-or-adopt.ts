import { isFinalRefusal } from '@conn-dict/bridge';
import type { InfractionEnd } from '@conn-dict/contracts';
import type { InfractionRow } from '../ports.js';
import { endAtDirectory } from './end-at-directory.js';
import type { InfractionActivityDeps } from './infraction-deps.js';

/** Makes one call on the report of a row. */
export type CallReport = (report: {
  readonly infractionReportId: string;
  readonly row: InfractionRow;
}) => Promise<unknown>;

/**
 * Calls the directory where there is a report. Answers the end that the report has come to there, where the directory
 * refuses because of that: somebody else closed it, or a call whose answer was lost.
 */
export async function callOrAdopt(
  { bridge }: Pick<InfractionActivityDeps, 'bridge'>,
  row: InfractionRow,
  call: CallReport,
): Promise<InfractionEnd | undefined> {
  const { directoryReportId: infractionReportId } = row;
  if (infractionReportId === undefined) return undefined;
  try {
    await call({ infractionReportId, row });
    return undefined;
  } catch (refusal) {
    if (!isFinalRefusal(refusal)) throw refusal;
    const end = await readEnd(bridge, row);
    if (end === undefined) throw refusal;
    return end;
  }
}

/** Reads how the report has ended at the directory. A Bridge that will not be asked tells nothing. */
export async function readEnd(
  bridge: Pick<InfractionActivityDeps['bridge'], 'getInfractionReport'>,
  { directoryReportId, reporterIspb }: InfractionRow,
): Promise<InfractionEnd | undefined> {
  if (directoryReportId === undefined) return undefined;
  try {
    const report = await bridge.getInfractionReport({
      infractionReportId: directoryReportId,
      participantIspb: reporterIspb,
    });
    return report && endAtDirectory(report);
  } catch (error) {
    if (isFinalRefusal(error)) return undefined;
    throw error;
  }
}
