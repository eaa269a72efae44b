import { setTimeout as delay } from 'node:timers/promises';
import { CONFIRM_SIGNAL } from '@conn-dict/contracts';
import { toClaimInputs } from './claim-inputs.js';
import { CLAIM, NOOP_ORDINARY, NOOP_TWO_SPEED, type ClaimLoad } from './load-kind.js';
import { registerEntries } from './register-entries.js';
import { awaitStatus } from './run-load.js';
import type { Workload } from './workload.js';

export interface ClaimWorkloadOptions {
  /** Pause between a start and its confirmation. */
  readonly answerAfterMs: number;
  readonly signal: AbortSignal;
}

/** Claims, each confirmed with a signal of its own; their entries are registered at the directory beforehand. */
export function createClaimWorkload({
  answerAfterMs,
  signal: stopped,
}: ClaimWorkloadOptions): Workload<ClaimLoad> {
  return {
    unit: 'claims',
    kinds: [CLAIM, NOOP_TWO_SPEED, NOOP_ORDINARY],
    async prepare(stack, kind, { round, count, signal }) {
      const address = `127.0.0.1:${stack.ports.bridge}`;
      const entryIds =
        kind === CLAIM
          ? await registerEntries({ address, series: round, count, signal })
          : Array.from({ length: count }, () => crypto.randomUUID());
      return toClaimInputs(`${round}`, entryIds).map((input) => ({
        workflowId: `${kind.name}-${input.claim_id}`,
        input,
      }));
    },
    async finish(run) {
      if (answerAfterMs > 0) await delay(answerAfterMs, undefined, { signal: stopped });
      await run.signal(CONFIRM_SIGNAL, { reason: 'USER_REQUESTED' });
      await awaitStatus(run, 'COMPLETED');
    },
  };
}
