import type { InfractionEnd, InfractionStepResult } from '@conn-dict/contracts';
import {
  AUDIT_ACTORS,
  type Audited,
  type EndingRecord,
  type InfractionRef,
  type InfractionRow,
  type Standing,
} from '../ports.js';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { callOrAdopt, type CallReport } from './call-or-adopt.js';
import { toStepResult } from './step-result.js';

/** An end, as it is wanted. */
export interface Ending extends Audited {
  readonly status: InfractionEnd;
  readonly record: EndingRecord;
  /** Closes or cancels the report at the directory. */
  readonly call: CallReport;
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
