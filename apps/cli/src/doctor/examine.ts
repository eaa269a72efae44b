import {
  ConfigError,
  loadClientConfig,
  readWorkerConfigParts,
  type Environment,
} from '@conn-dict/config';
import { openTemporal, type OpenTemporal } from '../reach/open-temporal.js';
import { createConfigCheck } from './config-check.js';
import type { DoctorDeps } from './doctor-deps.js';
import type { CheckReport } from './finding.js';
import { createPeerChecks } from './peer-checks.js';
import { createPollerCheck } from './poller-checks.js';
import { runChecks } from './run-checks.js';
import { createStoreChecks } from './store-checks.js';
import { createTemporalChecks } from './temporal-checks.js';
import { createVersionChecks } from './version-checks.js';

export type ExamineOptions = Pick<DoctorDeps, 'env' | 'deployment' | 'limitMs' | 'installedAt'>;

/** What is over a call's own limit: the check says what happened, before it is cut off. */
const SLACK_MS = 1_000;

/** Looks at everything that a worker of this environment needs. */
export async function examine(options: ExamineOptions): Promise<CheckReport[]> {
  const temporal = tryTemporal(options.env);
  const deps = { ...options, parts: readWorkerConfigParts(options.env), temporal };
  const checks = [
    ...createVersionChecks(deps),
    createConfigCheck(deps),
    ...createTemporalChecks(deps),
    createPollerCheck(deps),
    ...createStoreChecks(deps),
    ...createPeerChecks(deps),
  ];
  try {
    return await runChecks(checks, options.limitMs + SLACK_MS);
  } finally {
    await temporal?.close();
  }
}

/** One try a call: that the server is away is what shall be found out. */
function tryTemporal(env: Environment): OpenTemporal | undefined {
  try {
    return openTemporal(loadClientConfig(env), 1);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
