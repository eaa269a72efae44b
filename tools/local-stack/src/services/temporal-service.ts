import { join } from 'node:path';
import { answersOk } from './readiness.js';
import { createProgramService } from './program-service.js';
import type { Service } from './service.js';
import type { StackContext } from './stack-context.js';

export const NAMESPACE = 'default';

/** Makes Temporal's development server, its data in one file of the data folder. */
export function createTemporalService(context: StackContext): Service {
  const { ports, data, temporalCli, headless, environment } = context;
  const options = [
    ['--ip', '127.0.0.1'],
    ['--port', ports.temporal],
    ['--http-port', ports.temporalHttp],
    ['--metrics-port', ports.temporalMetrics],
    ['--db-filename', data.temporalFile],
    ['--log-level', 'warn'],
    headless ? ['--headless'] : ['--ui-port', ports.temporalUi],
  ];
  return createProgramService({
    name: 'temporal',
    title: 'Temporal',
    program: {
      command: temporalCli,
      args: ['server', 'start-dev', ...options.flat().map(String)],
      cwd: data.path,
      env: environment,
      logFile: join(data.logsDir, 'temporal.log'),
    },
    readyTimeoutMs: 60_000,
    isReady: () =>
      answersOk(`http://127.0.0.1:${ports.temporalHttp}/api/v1/namespaces/${NAMESPACE}`),
  });
}
