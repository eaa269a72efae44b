import type { Environment } from './environment.js';
import { codecServerGroup, type CodecServerConfig } from './groups/codec-server.js';
import {
  requiredPayloadEncryptionGroup,
  type PayloadEncryptionConfig,
} from './groups/payload-encryption.js';
import { readGroups } from './read-groups.js';

/** All that the codec server is told. */
export interface CodecServerProgramConfig {
  readonly server: CodecServerConfig;
  readonly encryption: PayloadEncryptionConfig;
}

export const CODEC_SERVER_GROUPS = {
  server: codecServerGroup,
  encryption: requiredPayloadEncryptionGroup,
};

/** Reads what the codec server needs. @throws ConfigError with every fault at once. */
export function loadCodecServerConfig(env: Environment): CodecServerProgramConfig {
  return readGroups(CODEC_SERVER_GROUPS, env);
}
