import { DEFAULT_TASK_QUEUE } from '@conn-dict/contracts';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProgramService } from './program-service.js';
import { DATABASE_LOGIN } from './postgres-service.js';
import { answersOk } from './readiness.js';
import type { Service } from './service.js';
import type { StackContext } from './stack-context.js';
import { NAMESPACE } from './temporal-service.js';
import { WORKER_MALLOC } from './worker-malloc.js';

/** Makes the combined worker, told by the variables of its contract where everything is. */
export function createWorkerService(context: StackContext): Service {
  const { root, ports, data, environment } = context;
  return createProgramService({
    name: 'worker',
    title: 'Worker',
    program: {
      command: process.execPath,
      args: [join(root, 'apps/worker/dist/main.js')],
      cwd: root,
      env: {
        ...WORKER_MALLOC,
        ...environment,
        TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
        TEMPORAL_NAMESPACE: NAMESPACE,
        TEMPORAL_TASK_QUEUE: DEFAULT_TASK_QUEUE,
        POSTGRES_HOST: '127.0.0.1',
        POSTGRES_PORT: String(ports.postgres),
        POSTGRES_USER: DATABASE_LOGIN.user,
        POSTGRES_PASSWORD: DATABASE_LOGIN.password,
        POSTGRES_DB: DATABASE_LOGIN.database,
        POSTGRES_SSLMODE: 'disable',
        PULSAR_URL: pathToFileURL(data.eventsFile).href,
        BRIDGE_GRPC_ADDR: `127.0.0.1:${ports.bridge}`,
        HEALTH_PORT: String(ports.health),
        METRICS_PORT: String(ports.metrics),
      },
      logFile: join(data.logsDir, 'worker.log'),
    },
    readyTimeoutMs: 60_000,
    isReady: () => answersOk(`http://127.0.0.1:${ports.health}/ready`),
  });
}
