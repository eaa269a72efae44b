import type { BenchStack } from '@conn-dict/bench/parts';
import { startSampler } from '../measure/sampler.js';
import { countKinds } from '../plan/load-plan.js';
import { LOAD_KINDS } from '../plan/profile.js';
import { driveLoad, type DriveLoadOptions } from './drive-load.js';
import type { LoadResult } from './load-result.js';
import { startProgress } from './progress.js';
import type { RunContext } from './run-load.js';
import { createTally } from './tally.js';

/** Drives the load, and looks at every process meanwhile. */
export async function measureLoad(
  stack: BenchStack,
  load: Pick<DriveLoadOptions, 'plan' | 'durationMs' | 'travel'>,
  { signal, say }: RunContext,
): Promise<LoadResult> {
  const { plan, durationMs } = load;
  const tally = createTally();
  const progress = startProgress(durationMs, say);
  const onSample = (elapsedMs: number): void => progress.show(elapsedMs, tally);
  const startedAt = new Date().toISOString();
  const sampler = await startSampler({ stack, tally, durationMs, onSample });
  say('Under load');
  try {
    await Promise.race([driveLoad({ ...load, tally, signal }), sampler.broken]);
    const samples = await sampler.stop();
    const counts = countKinds(plan);
    const kinds = LOAD_KINDS.filter((kind) => counts[kind] > 0);
    return {
      startedAt,
      planned: plan.length,
      begun: Object.fromEntries(kinds.map((kind) => [kind, tally.begunOf(kind)])),
      outcomes: [...tally.outcomes],
      samples,
      isInterrupted: signal.aborted,
    };
  } finally {
    progress.stop();
  }
}
