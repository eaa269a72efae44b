export {
  PAYLOAD_CONVERTER_PATH,
  PRELOADED_MODULES,
  SANDBOX_FAILURE_CONVERTER_PATH,
  bundleWorkflows,
  workflowInterceptorModules,
  type BundleWorkflowsOptions,
} from './bundle-workflows.js';
export {
  hosted,
  mergeDomains,
  type Activities,
  type ActivityFunction,
  type ConnectedWorker,
  type Domain,
} from './domain.js';
export { FAILURE_CONVERTER_PATH } from './payload-encryption.js';
export { runWorker } from './run-worker.js';
export { startWorker, type ExitCode, type RunningWorker, type WorkerDeps } from './start-worker.js';
export type { Closable, WorkerInfrastructure } from './worker-infrastructure.js';
export type { TemporalSettings, WorkerDeployment, WorkerSettings } from './worker-settings.js';
