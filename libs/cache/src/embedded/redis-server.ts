import { spawn } from 'node:child_process';

const START_TIMEOUT_MS = 30_000;
const READY = 'Ready to accept connections';
/** Ends the server when the process that started it is gone without having done so: the pipe closes then. */
const WATCHER = 'cat; kill -KILL "$0"';

export interface StartRedisServerOptions {
  readonly program: string;
  readonly port: number;
  /** As in redis.conf. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface RedisServer {
  isRunning(): boolean;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends it with SIGKILL, frozen or not. */
  kill(): Promise<void>;
}

/** Starts a server that keeps nothing on the disk and waits until it takes connections. @throws Error with its log */
export async function startRedisServer(options: StartRedisServerOptions): Promise<RedisServer> {
  const server = spawn(options.program, toArguments(options), {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let isRunning = true;
  const exited = new Promise<void>((resolve) => {
    server.once('error', (error) => (log += error.message));
    server.once('error', resolve).once('close', resolve);
  }).then(() => void (isRunning = false));
  const ready = new Promise<void>((resolve) => {
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        if (log.includes(READY)) resolve();
      });
  });
  if (server.pid !== undefined) void exited.then(watchOver(server.pid));
  const timer = setTimeout(() => server.kill('SIGKILL'), START_TIMEOUT_MS);
  await Promise.race([ready, exited]);
  clearTimeout(timer);
  if (!log.includes(READY)) throw new Error(`Redis did not start:\n${log}`);
  return {
    isRunning: () => isRunning,
    signal: (name) => void server.kill(name),
    async kill() {
      server.kill('SIGKILL');
      await exited;
    },
  };
}

function toArguments({ port, settings }: StartRedisServerOptions): string[] {
  const all = { bind: '127.0.0.1', port: String(port), save: '', appendonly: 'no', ...settings };
  return Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
}

/** Returns what ends the watch. */
function watchOver(pid: number): () => void {
  const watcher = spawn('/bin/sh', ['-c', WATCHER, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  return () => void watcher.kill('SIGKILL');
}
