import type { ChaosPlan } from './chaos-plan.js';
import type { PlannedFault } from './fault-plan.js';
import type { JourneyPlan } from './journey-plan.js';

/** Writes a plan for people, in the order of time. */
export function showPlan({ seed, journeys, faults }: ChaosPlan): string {
  const lines = [
    ...journeys.map((journey) => ({ atMs: journey.startMs, text: showJourney(journey) })),
    ...faults.map((fault) => ({ atMs: fault.atMs, text: showFault(fault) })),
  ];
  const shown = lines
    .toSorted((one, other) => one.atMs - other.atMs)
    .map(({ atMs, text }) => `  ${String(atMs).padStart(6)} ms  ${text}`);
  return [`Plan of seed ${seed}:`, ...shown].join('\n');
}

function showJourney(journey: JourneyPlan): string {
  switch (journey.kind) {
    case 'claim':
      return `claim, ${journey.decision} at ${journey.decideMs} ms`;
    case 'entry':
      return ['entry', ...journey.changes].join(', then ');
    case 'infraction':
      return [
        `infraction, evidence ${journey.evidence}`,
        ...(journey.isEscalated ? ['escalated'] : []),
        `${journey.decision} at ${journey.decideMs} ms`,
      ].join(', ');
    case 'sync':
      return `sync of the ${journey.participant} participant, ${journey.syncType}`;
  }
}

/** Writes a fault in one line. */
export function showFault(fault: PlannedFault): string {
  const whose = 'workers' in fault ? ` of ${fault.workers.join(' and ')}` : '';
  return `FAULT ${fault.kind}: ${fault.part}${whose}, ${fault.durationMs} ms`;
}
