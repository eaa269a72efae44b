import { setImmediate as nextTurn } from 'node:timers/promises';

/** Something that is called again and again, with one sample after the other. */
export interface RateTask {
  readonly name: string;
  /** Calls in each round. */
  readonly calls: number;
  /** Makes call number `index`. */
  readonly call: (index: number) => unknown;
}

export interface MeasureRatesOptions {
  /** Rounds that count, after two in which the code becomes fast. */
  readonly rounds: number;
  readonly signal: AbortSignal;
  /** CPU seconds that this program has used so far. */
  readonly cpuSeconds: () => number;
}

const WARM_UP_ROUNDS = 2;

/** Calls every task in turns, and gives its calls per CPU second in each round. */
export async function measureRates(
  tasks: readonly RateTask[],
  { rounds, signal, cpuSeconds }: MeasureRatesOptions,
): Promise<readonly Readonly<Record<string, number>>[]> {
  const results: Record<string, number>[] = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    signal.throwIfAborted();
    const rates = tasks.map((task) => [task.name, rateOf(task, cpuSeconds)] as const);
    if (round >= 0) results.push(Object.fromEntries(rates));
    await nextTurn();
  }
  return results;
}

function rateOf({ calls, call }: RateTask, cpuSeconds: () => number): number {
  const before = cpuSeconds();
  for (let index = 0; index < calls; index += 1) call(index);
  return calls / (cpuSeconds() - before);
}
