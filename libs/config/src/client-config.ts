import type { Environment } from './environment.js';
import {
  payloadEncryptionGroup,
  type PayloadEncryptionConfig,
} from './groups/payload-encryption.js';
import { temporalGroup, type TemporalConfig } from './groups/temporal.js';
import { readGroups } from './read-groups.js';

/** All that a program needs which starts and asks runs, and hosts none. */
export interface ClientConfig {
  readonly temporal: TemporalConfig;
  /** Missing while payloads are not encrypted. */
  readonly encryption: PayloadEncryptionConfig | undefined;
}

/** Reads how to reach Temporal, and how payloads are encrypted. @throws ConfigError with every fault at once. */
export function loadClientConfig(env: Environment): ClientConfig {
  return readGroups({ temporal: temporalGroup, encryption: payloadEncryptionGroup }, env);
}
