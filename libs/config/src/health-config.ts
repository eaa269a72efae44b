import type { Environment } from './environment.js';
import { observabilityGroup, type ObservabilityConfig } from './groups/observability.js';
import { readGroups } from './read-groups.js';

/** Reads what a program needs that asks a worker how it is. @throws ConfigError with every fault at once. */
export function loadHealthConfig(env: Environment): Pick<ObservabilityConfig, 'healthPort'> {
  return readGroups({ observability: observabilityGroup }, env).observability;
}
