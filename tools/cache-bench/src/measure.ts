import type { BenchOptions } from './bench-options.js';

/** Reads the status number so-and-so. */
export type Read = (number: number) => Promise<unknown>;

/** What one round of one kind of read took. */
export interface Round {
  /** Of each read, in the order of their ends. */
  readonly latenciesMs: readonly number[];
  readonly readsPerSecond: number;
}

/** The rounds of each kind of read, in their order. */
export interface SideBySide {
  readonly postgres: readonly Round[];
  readonly redis: readonly Round[];
}

/** Measures both kinds of read in turns, after a round of each that does not count. */
export async function measureSideBySide(
  reads: { readonly postgres: Read; readonly redis: Read },
  options: BenchOptions,
): Promise<SideBySide> {
  const rounds = { postgres: [] as Round[], redis: [] as Round[] };
  await measureRound(reads.postgres, options);
  await measureRound(reads.redis, options);
  for (let number = 0; number < options.rounds; number++) {
    // Neither kind always comes after the other.
    const kinds =
      number % 2 === 0 ? (['postgres', 'redis'] as const) : (['redis', 'postgres'] as const);
    for (const kind of kinds) rounds[kind].push(await measureRound(reads[kind], options));
  }
  return rounds;
}

async function measureRound(read: Read, { reads, concurrency }: BenchOptions): Promise<Round> {
  const latenciesMs: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < reads) {
      const startedAt = performance.now();
      await read(next++);
      latenciesMs.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  return { latenciesMs, readsPerSecond: (reads / (performance.now() - startedAt)) * 1_000 };
}
