import { setTimeout as delay } from 'node:timers/promises';
import { INVESTIGATION_COMPLETE_SIGNAL, type InfractionDecisionInput } from '@conn-dict/contracts';
import { toReportInputs } from './infraction-inputs.js';
import { INFRACTION, type InfractionLoad } from './load-kind.js';
import { awaitStatus } from './run-load.js';
import type { Workload } from './workload.js';

export interface InfractionWorkloadOptions {
  /** Pause between a start and its decision. */
  readonly answerAfterMs: number;
  readonly signal: AbortSignal;
}

const DECISION: InfractionDecisionInput = {
  decision: 'RESOLVE',
  notes: 'as it was reported',
  decided_by: 'bench',
};

/** Investigations of a transaction, each resolved with a signal of its own. */
export function createInfractionWorkload({
  answerAfterMs,
  signal: stopped,
}: InfractionWorkloadOptions): Workload<InfractionLoad> {
  return {
    unit: 'investigations',
    kinds: [INFRACTION],
    async prepare(_stack, kind, { round, count }) {
      return toReportInputs(round, count).map((input) => ({
        workflowId: `${kind.name}-${input.infraction_id}`,
        input,
      }));
    },
    async finish(run) {
      if (answerAfterMs > 0) await delay(answerAfterMs, undefined, { signal: stopped });
      await run.signal(INVESTIGATION_COMPLETE_SIGNAL, DECISION);
      await awaitStatus(run, 'RESOLVED');
    },
  };
}
