import { findFreePort } from '@conn-dict/free-port';

const PART_PORTS = [
  'temporal',
  'temporalHttp',
  'temporalMetrics',
  'temporalMembership',
  'historyService',
  'historyMembership',
  'matchingService',
  'matchingMembership',
  'workerService',
  'workerMembership',
  'postgres',
  'bridge',
] as const;

/** Where one worker process listens. */
export interface WorkerPorts {
  readonly health: number;
  readonly metrics: number;
}

/** Where the parts listen, each on a port of its own; Temporal's services among them only where it is the released server. */
export interface BenchPorts extends Readonly<Record<(typeof PART_PORTS)[number], number>> {
  readonly workers: readonly WorkerPorts[];
  readonly noopWorkers: readonly WorkerPorts[];
}

/** Finds ports for the parts and for so many processes of each worker. */
export async function findBenchPorts(
  counts: Readonly<Record<'workers' | 'noopWorkers', number>>,
): Promise<BenchPorts> {
  const namesOf = (worker: keyof typeof counts): readonly (readonly [string, string])[] =>
    Array.from({ length: counts[worker] }, (_, index) => [
      `${worker}-${index}-health`,
      `${worker}-${index}-metrics`,
    ]);
  const names = [...PART_PORTS, ...namesOf('workers').flat(), ...namesOf('noopWorkers').flat()];
  const found = await Promise.all(names.map(() => findFreePort()));
  const ports = Object.fromEntries(names.map((name, index) => [name, found[index]]));
  const portsOf = (worker: keyof typeof counts): readonly WorkerPorts[] =>
    namesOf(worker).map(([health, metrics]) => ({
      health: ports[health]!,
      metrics: ports[metrics]!,
    }));
  const parts = Object.fromEntries(PART_PORTS.map((name) => [name, ports[name]]));
  return {
    ...(parts as Record<(typeof PART_PORTS)[number], number>),
    workers: portsOf('workers'),
    noopWorkers: portsOf('noopWorkers'),
  };
}
