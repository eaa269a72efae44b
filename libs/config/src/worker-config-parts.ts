import { ConfigError } from './config-error.js';
import type { Environment } from './environment.js';
import type { ConfigOf } from './read-groups.js';
import { WORKER_GROUPS } from './worker-config.js';

type Config = ConfigOf<typeof WORKER_GROUPS>;

/** Each part of a worker's configuration, or what is wrong with it. */
export type WorkerConfigParts = {
  readonly [Name in keyof Config]: Config[Name] | ConfigError;
};

/** Reads each part by itself, for who goes on with those that are right: a check of the surroundings. */
export function readWorkerConfigParts(env: Environment): WorkerConfigParts {
  const parts = Object.entries(WORKER_GROUPS).map(([name, group]) => {
    try {
      return [name, group.read(env)];
    } catch (error) {
      if (error instanceof ConfigError) return [name, error];
      throw error;
    }
  });
  return Object.fromEntries(parts) as WorkerConfigParts;
}
