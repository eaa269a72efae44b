import { warmUpClaims, type BenchOptions } from '../command/bench-options.js';
import { toClaimInputs } from '../load/claim-inputs.js';
import { CLAIM, LOAD_KINDS, type LoadKind } from '../load/load-kind.js';
import { registerEntries } from '../load/register-entries.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { measureRound, type RoundResult } from './measure-round.js';

export interface MeasureRoundsOptions {
  readonly stack: BenchStack;
  readonly options: Pick<BenchOptions, 'claims' | 'concurrency' | 'rounds' | 'answerAfterMs'>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Runs every kind in each round, each round beginning with another one, and gives what the rounds that count took. */
export async function measureRounds(run: MeasureRoundsOptions): Promise<readonly RoundResult[]> {
  const { claims, rounds } = run.options;
  const results: RoundResult[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const isWarmUp = round === 0;
    for (const kind of rotated(LOAD_KINDS, round)) {
      const count = isWarmUp ? warmUpClaims(run.options) : claims;
      const result = await measure(run, kind, { round, count });
      const name = isWarmUp ? 'warm-up' : `round ${round} of ${rounds}`;
      run.say(`${name}, ${kind.name}: ${result.claimsPerSecond.toFixed(1)} claims/s`);
      if (!isWarmUp) results.push(result);
    }
  }
  return results;
}

async function measure(
  { stack, options, signal }: MeasureRoundsOptions,
  kind: LoadKind,
  { round, count }: { readonly round: number; readonly count: number },
): Promise<RoundResult> {
  const { concurrency, answerAfterMs } = options;
  const address = `127.0.0.1:${stack.ports.bridge}`;
  const entryIds =
    kind === CLAIM
      ? await registerEntries({ address, series: round, count, signal })
      : Array.from({ length: count }, () => crypto.randomUUID());
  const inputs = toClaimInputs(`${round}`, entryIds);
  return await measureRound({ stack, kind, inputs, concurrency, answerAfterMs, signal });
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
