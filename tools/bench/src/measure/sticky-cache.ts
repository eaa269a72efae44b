const CACHE_SIZE = /^temporal_sticky_cache_size(?:\{[^}]*\})? ([0-9.e+]+)$/gm;

/** Reads from a worker's `/metrics` how many workflows it holds in memory. */
export async function readCachedWorkflows(metricsPort: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  return parseCachedWorkflows(await response.text());
}

/** Finds the SDK's gauge in the text of the metrics; 0 where it is not there yet. */
export function parseCachedWorkflows(text: string): number {
  return Array.from(text.matchAll(CACHE_SIZE), ([, value]) => Number(value)).reduce(
    (sum, value) => sum + value,
    0,
  );
}
