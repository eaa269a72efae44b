import type { Environment } from './environment.js';
import { simulatorGroup, type SimulatorConfig } from './groups/simulator.js';
import { readGroups } from './read-groups.js';

/** Reads what the bridge simulator needs. @throws ConfigError with every fault at once. */
export function loadSimulatorConfig(env: Environment): SimulatorConfig {
  return readGroups({ simulator: simulatorGroup }, env).simulator;
}
