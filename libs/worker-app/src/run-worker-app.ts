import {
  ConfigError,
  loadWorkerConfig,
  readEnvironment,
  unknownVariables,
} from '@conn-dict/config';
import { EventsDriverMissing } from '@conn-dict/events';
import { createLogger } from '@conn-dict/observability';
import { runWorker } from '@conn-dict/worker-kit';
import { composeWorker } from './compose-worker.js';
import type { WorkerApp } from './worker-app.js';

/** `EX_CONFIG` of sysexits: a restart in the same environment cannot help. */
const EXIT_CONFIG = 78;

/** Runs a worker program until it is stopped; answers the exit code of the process. Never rejects. */
export async function runWorkerApp(app: WorkerApp, workflowBundlePath: string): Promise<number> {
  try {
    const env = readEnvironment();
    const config = loadWorkerConfig(env);
    const logger = createLogger({ level: config.observability.logLevel });
    for (const { name, meant } of unknownVariables(env)) {
      logger.warn('unknown variable', { variable: name, meant });
    }
    const deps = {
      domain: app.domain,
      createDomains: app.createDomains,
      logger,
      workflowBundlePath,
    };
    return await runWorker(await composeWorker(config, deps));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    const isOfEnvironment = error instanceof ConfigError || error instanceof EventsDriverMissing;
    return isOfEnvironment ? EXIT_CONFIG : 1;
  }
}
