import { DEFAULT_TASK_QUEUE } from '@conn-dict/contracts';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DATABASE_LOGIN } from './services/postgres-service.js';
import type { ServiceName } from './services/service.js';
import type { StackContext } from './services/stack-context.js';
import { NAMESPACE } from './services/temporal-service.js';

/** What scripts read while the stack is ready; the names are a contract. */
export interface ReadyFile {
  readonly temporal_address: string;
  readonly temporal_cli: string;
  readonly namespace: string;
  readonly task_queue: string;
  /** Null where the stack runs headless. */
  readonly ui_url: string | null;
  readonly health_url: string;
  readonly ready_url: string;
  readonly metrics_url: string;
  readonly bridge_address: string;
  readonly postgres_url: string;
  readonly events_file: string;
  readonly logs_dir: string;
  readonly data_dir: string;
  readonly stack_pid: number;
  readonly worker_pid: number;
  readonly simulator_pid: number;
  readonly temporal_pid: number;
  readonly postgres_pid: number;
}

/** Describes a running stack; a process that is being started again has the id 0. */
export function toReadyFile(
  { ports, data, temporalCli, headless }: StackContext,
  pidOf: (name: ServiceName) => number,
): ReadyFile {
  const { user, password, database } = DATABASE_LOGIN;
  const health = `http://127.0.0.1:${ports.health}`;
  return {
    temporal_address: `127.0.0.1:${ports.temporal}`,
    temporal_cli: temporalCli,
    namespace: NAMESPACE,
    task_queue: DEFAULT_TASK_QUEUE,
    ui_url: headless ? null : `http://127.0.0.1:${ports.temporalUi}`,
    health_url: `${health}/health`,
    ready_url: `${health}/ready`,
    metrics_url: `http://127.0.0.1:${ports.metrics}/metrics`,
    bridge_address: `127.0.0.1:${ports.bridge}`,
    postgres_url: `postgres://${user}:${password}@127.0.0.1:${ports.postgres}/${database}`,
    events_file: data.eventsFile,
    logs_dir: data.logsDir,
    data_dir: data.path,
    stack_pid: process.pid,
    worker_pid: pidOf('worker'),
    simulator_pid: pidOf('simulator'),
    temporal_pid: pidOf('temporal'),
    postgres_pid: pidOf('postgres'),
  };
}

/** Writes the file so that a reader sees all of it or none. */
export async function writeReadyFile(path: string, content: ReadyFile): Promise<void> {
  const draft = `${path}.${process.pid}.new`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

/** Removes the file; none there is fine. */
export async function removeReadyFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
