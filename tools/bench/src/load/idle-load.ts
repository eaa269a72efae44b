import type { BenchStack } from '../stack/bench-stack.js';
import { toClaimInputs } from './claim-inputs.js';
import { toInfractionInputs } from './infraction-inputs.js';
import { CLAIM, INFRACTION, type LoadKind } from './load-kind.js';
import { registerEntries } from './register-entries.js';
import type { RoundPart } from './workload.js';
import type { Execution } from './run-load.js';

/** What is opened and left to wait, while the worker's memory is looked at. */
export interface IdleLoad {
  /** What an execution is called, in the plural. */
  readonly unit: 'claims' | 'investigations';
  readonly kind: LoadKind;
  /** Makes the executions, and what they need. */
  prepare(stack: BenchStack, part: Omit<RoundPart, 'round'>): Promise<readonly Execution[]>;
  /** How many have come to wait so far. */
  countWaiting(stack: BenchStack): Promise<number>;
}

/** Claims that wait for their resolution; their entries are registered at the directory beforehand. */
export const IDLE_CLAIMS: IdleLoad = {
  unit: 'claims',
  kind: CLAIM,
  async prepare({ ports }, part) {
    const address = `127.0.0.1:${ports.bridge}`;
    const entryIds = await registerEntries({ ...part, address, series: 0 });
    return toClaimInputs('idle', entryIds).map((input) => ({
      workflowId: `claim-${input.claim_id}`,
      input,
    }));
  },
  countWaiting: ({ postgres }) => postgres.countInStatus('claims', 'WAITING_RESOLUTION'),
};

/** Investigations without a transaction that wait for their decision. */
export const IDLE_INFRACTIONS: IdleLoad = {
  unit: 'investigations',
  kind: INFRACTION,
  async prepare(_stack, { count }) {
    return toInfractionInputs('idle', count).map((input) => ({
      workflowId: `infraction-${input.infraction_id}`,
      input,
    }));
  },
  countWaiting: ({ postgres }) => postgres.countInStatus('infractions', 'UNDER_INVESTIGATION'),
};
