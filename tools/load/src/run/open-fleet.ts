import { IDLE_CLAIMS, IDLE_INFRACTIONS, openIdle, type BenchStack } from '@conn-dict/bench/parts';
import type { RunContext, RunLoadOptions } from './run-load.js';

/** Opens executions that wait while the load goes on: investigations beside investigations, else claims. */
export async function openFleet(
  stack: BenchStack,
  { profile, fleet: count }: RunLoadOptions,
  { signal, say }: Pick<RunContext, 'signal' | 'say'>,
): Promise<void> {
  const load = profile === 'infractions' ? IDLE_INFRACTIONS : IDLE_CLAIMS;
  say(`Opening a fleet of ${count} ${load.unit} that wait`);
  const executions = await load.prepare(stack, { count, signal });
  await openIdle({ stack, load, executions, signal, onProgress: () => undefined });
}
