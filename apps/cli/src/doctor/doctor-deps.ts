import { ConfigError, type Environment, type WorkerConfigParts } from '@conn-dict/config';
import type { OpenTemporal } from '../reach/open-temporal.js';
import type { Deployment } from './deployment.js';
import { unknown, type Finding } from './finding.js';

/** What the checks look at. */
export interface DoctorDeps {
  readonly env: Environment;
  readonly parts: WorkerConfigParts;
  /** Missing while the environment does not tell how to reach it. */
  readonly temporal: OpenTemporal | undefined;
  readonly deployment: Deployment;
  /** Whose packages are looked at: a file of the installation. */
  readonly installedAt: string;
  /** Of each check, and of each call in it. */
  readonly limitMs: number;
}

/** Uses a part of the configuration, where it is right. */
export async function withPart<Part>(
  part: Part | ConfigError,
  use: (part: Part) => Promise<Finding>,
): Promise<Finding> {
  if (part instanceof ConfigError) return unknown('its variables are wrong: see config');
  return await use(part);
}

/** Uses the client of Temporal, where its configuration is right. */
export async function withTemporal(
  { temporal }: Pick<DoctorDeps, 'temporal'>,
  use: (temporal: OpenTemporal) => Promise<Finding>,
): Promise<Finding> {
  if (temporal === undefined) return unknown('its variables are wrong: see config');
  return await use(temporal);
}
