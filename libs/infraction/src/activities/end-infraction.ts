import { BridgeError } from '@conn-dict/bridge';
import type { InfractionEnd, InfractionStepResult } from '@conn-dict/contracts';
import { endAtDirectory } from './end-at-directory.js';
import {
  AUDIT_ACTORS,
  type Audited,
  type EndingRecord,
  type InfractionRef,
  type InfractionRow,
  type Standing,
} from '../ports.js';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { toStepResult } from './step-result.js';

/** An end, as it is wanted. */
export interface Ending extends Audited {
  readonly status: InfractionEnd;
  readonly record: EndingRecord;
  /** Closes or cancels the report at the directory. */
  call(report: ReportOfRow): Promise<unknown>;
}

export interface ReportOfRow {
  readonly infractionReportId: string;
  readonly row: InfractionRow;
}

/**
 * Ends an infraction: writes how, calls the directory where there is a report, stores the end. Where the directory
 * refuses because the report is over there, that end counts: somebody else closed it, or a call whose answer was lost.
 */
export async function endInfraction(
  deps: InfractionActivityDeps,
  ref: InfractionRef,
  { status, actor, why, record, call }: Ending,
): Promise<InfractionStepResult> {
  const row = await deps.repository.beginEnd({ ...ref, ...record });
  if (row.endedAt) return toEndResult(row, row);
  const adopted = await callOrAdopt(deps, row, call);
  const isOurs = adopted === undefined || adopted === status;
  const end = { status: adopted ?? status, endedAt: deps.clock.now() };
  const audited = isOurs
    ? { actor, ...(why === undefined ? {} : { why }) }
    : { actor: AUDIT_ACTORS.directory };
  return toEndResult(await deps.repository.end({ ...ref, ...end, ...audited }), row);
}

/** A run whose workflow task was lost learns here that it had escalated the infraction. */
function toEndResult(standing: Standing, { escalatedAt }: InfractionRow): InfractionStepResult {
  return { ...toStepResult(standing), ...(escalatedAt ? { was_escalated: true } : {}) };
}

async function callOrAdopt(
  { bridge }: Pick<InfractionActivityDeps, 'bridge'>,
  row: InfractionRow,
  call: Ending['call'],
): Promise<InfractionEnd | undefined> {
  const { directoryReportId: infractionReportId } = row;
  if (infractionReportId === undefined) return undefined;
  try {
    await call({ infractionReportId, row });
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof BridgeError && refusal.repeat === 'never')) throw refusal;
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
    if (error instanceof BridgeError && error.repeat === 'never') return undefined;
    throw error;
  }
}
