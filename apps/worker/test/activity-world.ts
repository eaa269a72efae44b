import { createBridgeClient } from '@conn-dict/bridge';
import { createSimulator, type Simulator } from '@conn-dict/bridge-simulator';
import { createCache, type CreateCacheOptions } from '@conn-dict/cache';
import type {
  ClaimActivities,
  EntryActivities,
  EntryOwnershipActivities,
} from '@conn-dict/contracts';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
} from '@conn-dict/database/embedded';
import { createDomains } from '../src/domains.js';
import { NO_LIMITS } from './no-limits.js';
import { toSyncDeps } from './sync-deps.js';

export type Activities = ClaimActivities & EntryActivities & EntryOwnershipActivities;

/** The combined worker's activities over PostgreSQL and the directory, without Temporal: thousands of steps in seconds. */
export interface ActivityWorld {
  readonly activities: Activities;
  readonly database: TestDatabase;
  readonly simulator: Simulator;
  stop(): Promise<void>;
}

export interface ActivityWorldOptions {
  /** @default in the memory of the process */
  readonly cache?: CreateCacheOptions;
}

export async function startActivityWorld(
  options: ActivityWorldOptions = {},
): Promise<ActivityWorld> {
  const postgres = await startTestPostgres();
  const database = await createTestDatabase(postgres);
  const simulator = createSimulator();
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const bridge = createBridgeClient({ address, timeoutMs: 5_000, limits: NO_LIMITS });
  const cache = await createCache(options.cache);
  const events = { publish: async () => undefined, close: async () => undefined };
  return {
    activities: createDomains({ database, cache, bridge, events, ...toSyncDeps() })
      .activities as unknown as Activities,
    database,
    simulator,
    async stop() {
      bridge.close();
      await cache.close();
      await simulator.close();
      await database.drop();
      await postgres.stop();
    },
  };
}
