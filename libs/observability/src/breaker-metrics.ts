import { Gauge, type Registry } from 'prom-client';

/** Whatever is behind a circuit breaker here: the cache. The Bridge has none, its calls are retried by Temporal. */
const BREAKERS = ['cache'] as const;
export type Breaker = (typeof BREAKERS)[number];

/** Makes the metric of circuit breakers, all closed. */
export function createBreakerMetrics(registers: Registry[]): {
  setBreakerOpen(breaker: Breaker, isOpen: boolean): void;
} {
  const open = new Gauge({
    name: 'conn_dict_worker_circuit_breaker_open',
    help: '1 while what is behind the breaker is left alone, as it seems away, else 0.',
    labelNames: ['breaker'],
    registers,
  });
  for (const breaker of BREAKERS) open.set({ breaker }, 0);
  return { setBreakerOpen: (breaker, isOpen) => open.set({ breaker }, isOpen ? 1 : 0) };
}
