import { toStandards, type Settings, type Tunable } from './worker-settings.js';

/** A measurement of some settings; less is better. */
export interface Trial {
  readonly settings: Settings;
  /** The setting that is tried; missing for what it is held against. */
  readonly tried?: string;
  readonly score: number;
}

export interface SearchOptions {
  readonly tunables: readonly Tunable[];
  /** Measures settings once. */
  readonly measure: (settings: Settings, tried: string | undefined) => Promise<number>;
}

export interface SearchResult {
  readonly best: Settings;
  /** In their order. */
  readonly trials: readonly Trial[];
  /** Share by which a score must be better to count: what equal settings differ by, and a tenth at least. */
  readonly margin: number;
}

const MARGIN_MIN = 0.1;
/** Measurements of the defaults, which tell how much equal settings differ. */
const BASE_RUNS = 3;

/**
 * Finds the best settings, one after the other: each other value is held against the best so far and, where it wins by
 * more than chance makes, both are measured again; only who wins twice is taken. Whatever is not clearly better stays
 * at its default.
 */
export async function searchSettings({ tunables, measure }: SearchOptions): Promise<SearchResult> {
  const trials: Trial[] = [];
  const run = async (settings: Settings, tried?: string): Promise<number> => {
    const score = await measure(settings, tried);
    trials.push({ settings, score, ...(tried !== undefined && { tried }) });
    return score;
  };
  let best = toStandards(tunables);
  const base: number[] = [];
  while (base.length < BASE_RUNS) base.push(await run(best));
  const margin = Math.max(MARGIN_MIN, Math.max(...base) / Math.min(...base) - 1);
  let bestScore = Math.min(...base);
  for (const { name, others } of tunables) {
    for (const value of others) {
      const candidate = { ...best, [name]: value };
      const isBetter = (score: number, than: number): boolean => score * (1 + margin) < than;
      if (!isBetter(await run(candidate, name), bestScore)) continue;
      const again = await run(candidate, name);
      const bestAgain = await run(best);
      if (!isBetter(again, bestAgain)) continue;
      best = candidate;
      bestScore = again;
    }
  }
  return { best, trials, margin };
}
