import {
  ConfigError,
  loadWorkerConfig,
  readEnvironment,
  unknownVariables,
} from '@conn-dict/config';
import { createLogger } from '@conn-dict/observability';
import { runWorker } from '@conn-dict/worker-kit';
import { composeWorker } from './compose-worker.js';

/** `EX_CONFIG` of sysexits: a restart in the same environment cannot help. */
const EXIT_CONFIG = 78;

/** Runs the combined worker until it is stopped; answers the exit code of the process. Never rejects. */
export async function runWorkerProcess(workflowBundlePath: string): Promise<number> {
  try {
    const env = readEnvironment();
    const config = loadWorkerConfig(env);
    const logger = createLogger({ level: config.observability.logLevel });
    for (const { name, meant } of unknownVariables(env)) {
      logger.warn('unknown variable', { variable: name, meant });
    }
    return await runWorker(await composeWorker(config, { logger, workflowBundlePath }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof ConfigError ? EXIT_CONFIG : 1;
  }
}
