import {
  assertInfractionFits,
  isInfractionEnd,
  validateInfractionEligibilityShape,
  type InfractionInput,
  type ValidateInfractionEligibilityResult,
} from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertEligible } from '../model/eligibility.js';
import { assertSameInfraction } from '../model/same-infraction.js';
import type { InfractionFacts, InfractionRow } from '../ports.js';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createValidateInfractionEligibility(deps: InfractionActivityDeps) {
  return defineActivity(validateInfractionEligibilityShape, async (infraction) => {
    assertInfractionFits(infraction);
    const facts = await deps.repository.findFacts(infraction);
    const row = facts.infraction;
    if (row) assertSameInfraction(infraction, row);
    if (row && row.status !== 'FAILED') return toStanding(row);
    assertEligible(infraction, await withDirectory(deps, infraction, facts));
    return {};
  });
}

/** Asks the directory about an entry that is not held here: another participant's. */
async function withDirectory(
  { bridge }: InfractionActivityDeps,
  { relatedEntryId }: InfractionInput,
  facts: InfractionFacts,
): Promise<InfractionFacts> {
  if (relatedEntryId === undefined || facts.entryKey !== undefined) return facts;
  const entry = await bridge.getEntry(relatedEntryId);
  return entry ? { ...facts, entryKey: entry.key } : facts;
}

function toStanding({
  status,
  endedAt,
  evidenceCount,
  runToken,
}: InfractionRow): ValidateInfractionEligibilityResult {
  if (!isInfractionEnd(status) || !endedAt) return { run_token: runToken };
  const ended = { status, ended_at: endedAt.toISOString(), evidence_count: evidenceCount };
  return { run_token: runToken, ended };
}
