import { bridgeGroup } from './bridge.js';
import { cacheGroup } from './cache.js';
import { eventsGroup } from './events.js';
import { observabilityGroup } from './observability.js';
import { postgresGroup } from './postgres.js';
import { simulatorGroup } from './simulator.js';
import { temporalGroup } from './temporal.js';
import { workerGroup } from './worker.js';
import { vsyncGroup } from './vsync.js';

/** Every group of variables, in the order of the page. */
export const ALL_GROUPS = [
  temporalGroup,
  workerGroup,
  postgresGroup,
  cacheGroup,
  eventsGroup,
  bridgeGroup,
  vsyncGroup,
  observabilityGroup,
  simulatorGroup,
];
