import type { Environment } from './environment.js';
import {
  payloadEncryptionGroup,
  type PayloadEncryptionConfig,
} from './groups/payload-encryption.js';
import { readGroups } from './read-groups.js';

/** Reads how payloads are encrypted; `undefined` where they are not. @throws ConfigError with every fault at once. */
export function loadPayloadEncryptionConfig(env: Environment): PayloadEncryptionConfig | undefined {
  return readGroups({ encryption: payloadEncryptionGroup }, env).encryption;
}
