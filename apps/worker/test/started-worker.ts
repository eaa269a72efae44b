import { findFreePort } from '@conn-dict/free-port';
import { ask, startProgram, toLogLines, type Program } from './worker-program.js';

type Answer = ReturnType<typeof ask>;

/** A worker as a process, with ports of its own. */
export interface StartedWorker extends Program {
  ready(): Answer;
  health(): Answer;
  metrics(): Answer;
  /** What it has closed so far, in order. */
  closed(): unknown[];
}

/** Starts the worker of an app, its events going nowhere. */
export function startBuiltWorker(
  env: Record<string, string>,
  app?: string,
): Promise<StartedWorker> {
  return startOnFreePorts(env, (all) => startProgram('main', all, app));
}

/** Starts a worker's program on ports of its own, its events going nowhere. */
export async function startOnFreePorts(
  env: Record<string, string>,
  start: (env: Record<string, string>) => Program,
): Promise<StartedWorker> {
  const [health, metrics] = await Promise.all([findFreePort(), findFreePort()]);
  const ports = { HEALTH_PORT: String(health), METRICS_PORT: String(metrics) };
  const program = start({ PULSAR_URL: 'file:///dev/null', ...ports, ...env });
  return {
    ...program,
    ready: () => ask(`http://127.0.0.1:${health}/ready`),
    health: () => ask(`http://127.0.0.1:${health}/health`),
    metrics: () => ask(`http://127.0.0.1:${metrics}/metrics`),
    closed: () =>
      toLogLines(program.stdout())
        .filter(({ msg }) => msg === 'closed')
        .map(({ part }) => part),
  };
}

/** The order in which every worker closes what it has. */
export const CLOSE_ORDER = [
  'postgres',
  'events',
  'bridge',
  'cache',
  'temporal',
  'health',
  'metrics',
];
