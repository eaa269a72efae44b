import { isInfractionEnd } from '@conn-dict/contracts';
import { activities } from './infraction-activity-options.js';
import type { InfractionRun } from './infraction-run.js';

/** Hands the infraction to Bacen, unless the directory has decided it meanwhile: then that counts. */
export async function escalate(run: InfractionRun): Promise<void> {
  const { escalation } = run.state;
  if (!escalation) throw new Error('nobody wants the infraction escalated');
  const { status } = await activities.GetInfractionStatusActivity(run.ref);
  if (isInfractionEnd(status)) {
    run.apply({ type: 'DECIDED', outcome: { decision: DECISION_OF[status] } });
    return;
  }
  const { by, notes, decidedBy } = escalation;
  await activities.EscalateInfractionActivity({
    ...run.ref,
    by,
    ...(notes === undefined ? {} : { notes }),
    ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
  });
  tellEscalated(run);
}

/** Tells of an escalation, once: one that was lost with its workflow task is told of when the infraction ends. */
export function tellEscalated(run: InfractionRun): void {
  if (!run.apply({ type: 'ESCALATED' })) return;
  run.tell('dict.infraction.escalated');
  run.notifications.tellBacen('ESCALATED');
}

/** Taking the step that the directory has taken already adopts it. */
const DECISION_OF = {
  RESOLVED: 'RESOLVE',
  DISMISSED: 'DISMISS',
  EXPIRED: 'EXPIRE',
  CANCELLED: 'CANCEL',
} as const;
