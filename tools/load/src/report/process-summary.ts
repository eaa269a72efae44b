import type { Sample } from '../measure/sample.js';

/** What a process used while the load lasted. */
export interface ProcessSummary {
  readonly name: string;
  readonly coresMean: number;
  readonly coresMax: number;
  /** In the first sample, the last one, and at most. */
  readonly memoryStartMb: number;
  readonly memoryEndMb: number;
  readonly memoryMaxMb: number;
}

/** Sums up each process over the samples; none of them, none at all. */
export function summariseProcesses(samples: readonly Sample[]): readonly ProcessSummary[] {
  const names = Object.keys(samples[0]?.processes ?? {});
  return names.map((name) => {
    const uses = samples.flatMap(({ processes }) => processes[name] ?? []);
    const cores = uses.map((use) => use.cores);
    const memories = uses.map(({ memoryMb }) => memoryMb);
    return {
      name,
      coresMean: cores.reduce((sum, each) => sum + each, 0) / cores.length,
      coresMax: Math.max(...cores),
      memoryStartMb: memories[0]!,
      memoryEndMb: memories.at(-1)!,
      memoryMaxMb: Math.max(...memories),
    };
  });
}
