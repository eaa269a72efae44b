import {
  ConfigError,
  loadWorkerConfig,
  readEnvironment,
  unknownVariables,
} from '@conn-dict/config';
import { createLogger } from '@conn-dict/observability';
import { runWorker } from '@conn-dict/worker-kit';
import { composeWorker } from './compose-worker.js';

/** `EX_CONFIG` of sysexits: a restart without another environment cannot help. */
const EXIT_CONFIG = 78;

async function main(): Promise<number> {
  const env = readEnvironment();
  const config = loadWorkerConfig(env);
  const logger = createLogger({ level: config.observability.logLevel });
  for (const { name, meant } of unknownVariables(env)) {
    logger.warn('unknown variable', { variable: name, meant });
  }
  try {
    return await runWorker(await composeWorker(config, logger));
  } catch (error) {
    logger.error('could not start', { error });
    return 1;
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
  },
);
