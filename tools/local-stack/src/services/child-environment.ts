import type { Environment } from '@conn-dict/config';

/** Variables that name other systems, or that npm sets for its own scripts: the children of the stack get none of them. */
const FOREIGN =
  /^(TEMPORAL|POSTGRES|PULSAR|BRIDGE|REDIS|CONN_DICT)_|^(HEALTH_PORT|METRICS_PORT|SHUTDOWN_TIMEOUT|INIT_CWD)$|^PG[A-Z]+$|^npm_/;

/** Cleans the variables of this process for the children; tuning such as LOG_LEVEL, MAX_… and OTEL_… goes through. */
export function toChildEnvironment(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !FOREIGN.test(name)));
}
