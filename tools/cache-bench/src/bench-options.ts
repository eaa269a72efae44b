import { parseArgs } from 'node:util';

/** How long and how hard to measure. */
export interface BenchOptions {
  /** Of each kind of read, one after the other. */
  readonly rounds: number;
  /** Of one kind, in one round. */
  readonly reads: number;
  /** Reads under way at once. */
  readonly concurrency: number;
}

/** Reads `--rounds 20 --reads 2000 --concurrency 16`. @throws TypeError for anything else */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '20' },
      reads: { type: 'string', default: '2000' },
      concurrency: { type: 'string', default: '16' },
    },
  });
  return {
    rounds: toCount('rounds', values.rounds),
    reads: toCount('reads', values.reads),
    concurrency: toCount('concurrency', values.concurrency),
  };
}

function toCount(name: string, text: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) throw new TypeError(`--${name} is a number from 1 on`);
  return Number(text);
}
