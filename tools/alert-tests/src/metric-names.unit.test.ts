// Proves which metrics an expression reads: no labels, no texts, and a histogram by its name.
import { expect, it } from 'vitest';
import { metricNamesIn } from './metric-names.js';

it.each([
  ['conn_dict_worker_health_status == 0', ['conn_dict_worker_health_status']],
  ['absent(conn_dict_worker_health_status)', ['conn_dict_worker_health_status']],
  ['up{job=~"conn-dict.*"} == 0', []],
  [
    'histogram_quantile(0.9, sum by (le, operation) (rate(temporal_request_latency_seconds_bucket[5m])))',
    ['temporal_request_latency_seconds'],
  ],
  [
    'process_cpu_seconds_total{of="nodejs_none \\" temporal_none"} > 0',
    ['process_cpu_seconds_total'],
  ],
  ['conn_dict_worker_a unless conn_dict_worker_a offset 10m', ['conn_dict_worker_a']],
])('%s', (expr, names) => {
  expect(metricNamesIn(expr)).toEqual(names);
});
