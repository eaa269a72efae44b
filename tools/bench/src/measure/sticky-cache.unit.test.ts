// Proves that the cache's size is found among the SDK's metrics.
import { expect, it } from 'vitest';
import { parseCachedWorkflows } from './sticky-cache.js';

const METRICS = `# TYPE temporal_sticky_cache_size gauge
temporal_sticky_cache_size{namespace="default",service_name="temporal-core-sdk"} 1000
temporal_sticky_cache_hit_total{namespace="default"} 7
`;

it('reads the gauge', () => {
  expect(parseCachedWorkflows(METRICS)).toBe(1_000);
});

it('is 0 before the first workflow', () => {
  expect(parseCachedWorkflows('')).toBe(0);
});
