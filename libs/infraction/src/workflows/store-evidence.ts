import type { InfractionRun } from './infraction-run.js';

/** Stores what has arrived, and tells of what was new. */
export async function storeEvidence(run: InfractionRun): Promise<void> {
  const stored = await run.inbox.store();
  if (!stored) return;
  run.apply({ type: 'EVIDENCE_STORED', evidenceCount: stored.evidenceCount });
  if (stored.isNew) run.tell('dict.infraction.evidence_added');
}
