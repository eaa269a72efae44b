import {
  RefusedError,
  assertInfractionFits,
  createInfractionShape,
  type CreateInfractionResult,
  type Parsed,
} from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertSameInfraction } from '../model/same-infraction.js';
import type { InfractionRow } from '../ports.js';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { openAtDirectory } from './open-at-directory.js';

type NewInfraction = Parsed<typeof createInfractionShape>;

export function createCreateInfraction(deps: InfractionActivityDeps) {
  return defineActivity(createInfractionShape, async (infraction) => {
    assertInfractionFits(infraction);
    const row = await deps.repository.open(infraction);
    assertSameInfraction(infraction, row);
    assertOwn(infraction, row);
    return {
      has_report: await openReport(deps, row),
      evidence_count: row.evidenceCount,
    } satisfies CreateInfractionResult;
  });
}

function assertOwn(infraction: NewInfraction, row: InfractionRow): void {
  if (row.runToken === infraction.runToken) return;
  throw new RefusedError('IdAlreadyUsed', {
    field: 'infraction_id',
    rule: 'names an infraction of another workflow',
  });
}

/** Opens the report at the directory where there is a transaction; answers whether there is one. */
async function openReport(deps: InfractionActivityDeps, row: InfractionRow): Promise<boolean> {
  if (row.transactionId === undefined) return false;
  // Ended or opened by this very run, whose history was lost with its worker: nothing is left to open.
  if (row.endedAt || row.directoryReportId !== undefined)
    return row.directoryReportId !== undefined;
  const { infractionId, runToken } = row;
  const { infractionReportId: directoryReportId } = await openAtDirectory(deps, row);
  await deps.repository.recordReport({ infractionId, runToken, directoryReportId });
  return true;
}
