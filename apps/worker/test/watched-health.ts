import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './worker-program.js';
import type { StartedWorker } from './started-worker.js';

const LISTEN_EVERY_MS = 50;

/** What a worker says of itself at one moment. */
export interface Said {
  /** `ready`, or the reason of /ready; `gone` where nothing listens any more. */
  readonly state: string;
  /** Of `conn_dict_worker_health_status`. */
  readonly healthStatus: number | undefined;
}

/** Asks both, /ready and the metric. */
async function ask(worker: StartedWorker): Promise<Said> {
  const [ready, metrics] = await Promise.all([worker.ready(), worker.metrics()]);
  const value = /^conn_dict_worker_health_status (\d)$/m.exec(metrics.body)?.[1];
  return { state: toState(ready), healthStatus: value === undefined ? undefined : Number(value) };
}

function toState({ status, body }: { status: number; body: string }): string {
  if (status === 0) return 'gone';
  const { status: word, reason } = JSON.parse(body) as { status: string; reason?: string };
  return `${word}${reason === undefined ? '' : ` ${reason}`} ${status}`;
}

/** What /ready and the metric say together, in each state. */
export const READY: Said = { state: 'ready 200', healthStatus: 1 };
export const notReady = (reason: string): Said => ({
  state: `not_ready ${reason} 503`,
  healthStatus: 0,
});

const isSame = (one: Said, other: Said): boolean =>
  one.state === other.state && one.healthStatus === other.healthStatus;

/** Waits until both say so. Each keeps its answer for a second: in between they may differ. */
export async function untilSaid(worker: StartedWorker, expected: Said): Promise<void> {
  await until(
    () => ask(worker),
    (said) => isSame(said, expected),
  );
}

/** Asks again and again until the process is gone; answers what it said, each once. */
export async function listenUntilGone(worker: StartedWorker): Promise<readonly Said[]> {
  const heard: Said[] = [];
  const over = new AbortController();
  void worker.exitCode.then(() => over.abort());
  while (!over.signal.aborted) {
    const said = await ask(worker);
    if (!heard.some((earlier) => isSame(earlier, said))) heard.push(said);
    await sleep(LISTEN_EVERY_MS);
  }
  return heard;
}
