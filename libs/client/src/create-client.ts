import { createCalls } from './calls.js';
import { createClaims, type Claims } from './claims.js';
import { createEntries, type Entries } from './entries.js';
import { createInfractions, type Infractions } from './infractions.js';
import type { RunDeps } from './start-run.js';
import { toTaskQueues, type TaskQueueOptions } from './task-queues.js';
import { openTemporal, type TemporalReach } from './temporal-access.js';
import { createVSync, type VSync } from './vsync.js';

export type ConnDictClientOptions = TemporalReach &
  TaskQueueOptions & {
    /**
     * How long a call may take, repeats included; waiting for a result has its own limit.
     *
     * @default 10000
     */
    readonly callTimeoutMs?: number;
  };

/** The processes of the worker, as another service uses them. Every call rejects with `ConnDictError`. */
export interface ConnDictClient {
  readonly claims: Claims;
  readonly entries: Entries;
  readonly infractions: Infractions;
  readonly vsync: VSync;
  /** Closes what this client has made: the connection to an `address`, nothing that was passed in. */
  close(): Promise<void>;
}

const CALL_TIMEOUT_MS = 10_000;

/** Makes a client; it calls nobody yet. A service needs one, and no Temporal worker. */
export function createConnDictClient(options: ConnDictClientOptions): ConnDictClient {
  const { client, close } = openTemporal(options);
  let closed = false;
  const deps: RunDeps = {
    calls: createCalls({
      client,
      timeoutMs: options.callTimeoutMs ?? CALL_TIMEOUT_MS,
      isClosed: () => closed,
    }),
    taskQueues: toTaskQueues(options),
  };
  return {
    claims: createClaims(deps),
    entries: createEntries(deps),
    infractions: createInfractions(deps),
    vsync: createVSync(deps),
    async close() {
      if (closed) return;
      closed = true;
      await close();
    },
  };
}
