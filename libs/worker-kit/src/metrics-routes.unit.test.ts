// Proves that a scrape tells the health of its own moment, also when a shutdown begins in its middle, and waits for no domain.
import { createWorkerMetrics } from '@conn-dict/observability';
import { expect, it, vi } from 'vitest';
import { createMetricsRoutes } from './metrics-routes.js';
import { createReadiness } from './readiness.js';

const well = async (): Promise<void> => undefined;

function createWorld(sdkMetrics: () => Promise<string>, refresh = (): void => undefined) {
  const readiness = createReadiness({
    checks: { temporal: well, postgres: well, schema: well, worker: well },
  });
  const metrics = createWorkerMetrics({ processMetrics: false });
  const slotsInUse = () => ({ workflows: 1, activities: 2 });
  const routes = createMetricsRoutes({ metrics, readiness, sdkMetrics, slotsInUse, refresh });
  const scrape = async () => (await routes['/metrics']!()).body;
  return { readiness, scrape };
}

it('joins our text and the SDK’s, and says that the worker is well', async () => {
  const { scrape } = createWorld(async () => 'temporal_num_pollers 7\n');
  const text = await scrape();
  expect(text).toContain('conn_dict_worker_health_status 1\n');
  expect(text).toContain('conn_dict_worker_active_activities 2\n');
  expect(text.endsWith('temporal_num_pollers 7\n')).toBe(true);
});

it('says 0 where the shutdown begins while the SDK is read', async () => {
  const { readiness, scrape } = createWorld(async () => {
    readiness.drain();
    return '';
  });
  expect(await scrape()).toContain('conn_dict_worker_health_status 0\n');
});

it('has the domains observe, at each scrape', async () => {
  const refresh = vi.fn();
  const { scrape } = createWorld(async () => '', refresh);
  await scrape();
  await scrape();
  expect(refresh).toHaveBeenCalledTimes(2);
});
