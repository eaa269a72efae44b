import { createPostgresService } from '../services/postgres-service.js';
import { SERVICE_NAMES, type Service, type ServiceName } from '../services/service.js';
import { createSimulatorService } from '../services/simulator-service.js';
import type { StackContext } from '../services/stack-context.js';
import { createTemporalService } from '../services/temporal-service.js';
import { createWorkerService } from '../services/worker-service.js';
import { identifyProcess } from '../process/process-identity.js';
import type { OrphanRecord } from '../data/orphans.js';
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor.js';

/** Shares of a stop: each service may use what the later ones leave, so that the whole stays inside the limit. */
const STOP_SHARES_MS: Readonly<Record<ServiceName, number>> = {
  worker: 33_000,
  simulator: 1_500,
  temporal: 2_000,
  postgres: 2_000,
};

/** All services of a stack together. */
export interface StackServices {
  pidOf(name: ServiceName): number;
  /** Starts what the worker needs at once, then the worker. @throws Error the first that does not come up. */
  start(signal: AbortSignal): Promise<void>;
  /** Stops the worker first, then what it needed; 38.5 s at most. */
  stop(): Promise<void>;
  /** What runs now, for the lock of the data folder. */
  toOrphanRecords(): Promise<readonly OrphanRecord[]>;
}

export function createStackServices(
  context: StackContext,
  options: SupervisorOptions,
): StackServices {
  const supervise = (service: Service): Supervisor => createSupervisor(service, options);
  const supervisors: Readonly<Record<ServiceName, Supervisor>> = {
    worker: supervise(createWorkerService(context)),
    simulator: supervise(createSimulatorService(context)),
    temporal: supervise(createTemporalService(context)),
    postgres: supervise(createPostgresService(context)),
  };
  return {
    pidOf: (name) => supervisors[name].pid ?? 0,
    start: async (signal) => {
      const start = (supervisor: Supervisor) => startVisibly(supervisor, signal, options.say);
      const { worker, ...needed } = supervisors;
      const outcomes = await Promise.allSettled(Object.values(needed).map(start));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      await start(worker);
    },
    stop: () => stopInOrder(supervisors),
    toOrphanRecords: async () => {
      const records = await Promise.all(SERVICE_NAMES.map((name) => toRecord(supervisors[name])));
      return records.filter((record) => record !== undefined);
    },
  };
}

async function startVisibly(
  supervisor: Supervisor,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const startedAt = performance.now();
  await supervisor.start(signal);
  say(`✓ ${supervisor.service.title}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

async function stopInOrder(supervisors: Readonly<Record<ServiceName, Supervisor>>): Promise<void> {
  let deadline = performance.now();
  for (const name of SERVICE_NAMES) {
    deadline += STOP_SHARES_MS[name];
    await supervisors[name].stop(deadline - performance.now());
  }
}

async function toRecord({ service, pid }: Supervisor): Promise<OrphanRecord | undefined> {
  const identity = pid === undefined ? undefined : await identifyProcess(pid);
  if (pid === undefined || identity === undefined) return undefined;
  return { title: service.title, pid, identity, stopSignal: service.stopSignal };
}
