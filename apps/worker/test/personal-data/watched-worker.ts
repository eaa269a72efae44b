import { findFreePort } from '@conn-dict/free-port';
import { ask, startProgram, toLogLines, until } from '../worker-program.js';

/** The built worker at its most talkative, and everything that it says. */
export interface WatchedWorker {
  readonly taskQueue: string;
  /** Standard output and standard error so far. */
  output(): string;
  /** Texts of its log lines so far. */
  messages(): readonly unknown[];
  /** Asks its probes and metrics once more, and keeps the answers. */
  look(): Promise<void>;
  /** Waits until it takes work. */
  ready(): Promise<void>;
  /** What it answered at every look. */
  answers(): string;
  /** Stops it as an operator does; its last spans are out then. */
  drain(): Promise<number | null>;
  kill(): Promise<void>;
}

export async function startWatchedWorker(env: Record<string, string>): Promise<WatchedWorker> {
  const [health, metrics] = await Promise.all([findFreePort(), findFreePort()]);
  const ports = { HEALTH_PORT: String(health), METRICS_PORT: String(metrics) };
  const program = startProgram('main', { LOG_LEVEL: 'debug', ...ports, ...env });
  const bodies: string[] = [];
  const urls = [`${health}/health`, `${health}/ready`, `${metrics}/metrics`];
  const ready = () => ask(`http://127.0.0.1:${health}/ready`);
  const worker: WatchedWorker = {
    taskQueue: env['TEMPORAL_TASK_QUEUE']!,
    output: () => program.stdout() + program.stderr(),
    messages: () => toLogLines(program.stdout()).map(({ msg }) => msg),
    async look() {
      const answers = await Promise.all(urls.map((url) => ask(`http://127.0.0.1:${url}`)));
      bodies.push(...answers.map(({ body }) => body));
    },
    async ready() {
      await until(ready, ({ status }) => status === 200);
    },
    answers: () => bodies.join('\n'),
    async drain() {
      program.kill('SIGTERM');
      return await program.exitCode;
    },
    async kill() {
      program.kill('SIGKILL');
      await program.exitCode;
    },
  };
  await worker.ready();
  return worker;
}
