import { bridgeGroup } from './bridge.js';
import { cacheGroup } from './cache.js';
import { codecServerGroup } from './codec-server.js';
import { eventsGroup } from './events.js';
import { observabilityGroup } from './observability.js';
import { payloadEncryptionGroup } from './payload-encryption.js';
import { postgresGroup } from './postgres.js';
import { simulatorGroup } from './simulator.js';
import { temporalGroup } from './temporal.js';
import { workerGroup } from './worker.js';
import { vsyncGroup } from './vsync.js';

/** Every group of variables, in the order of the page. */
export const ALL_GROUPS = [
  temporalGroup,
  payloadEncryptionGroup,
  workerGroup,
  postgresGroup,
  cacheGroup,
  eventsGroup,
  bridgeGroup,
  vsyncGroup,
  observabilityGroup,
  simulatorGroup,
  codecServerGroup,
];
