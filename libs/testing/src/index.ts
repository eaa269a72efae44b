export { createCanaryFinder } from './canary-finder.js';
export { componentPath, type ComponentName } from './component-path.js';
export {
  recordHistories,
  type FetchedHistory,
  type RecordHistoriesOptions,
  type StoryToRecord,
} from './record-histories.js';
export {
  historyDigest,
  runReplayGate,
  type HistoryManifest,
  type RecordedHistory,
  type ReplayGateOptions,
} from './replay-gate.js';
export {
  createRealTimeEnvironment,
  createTimeSkippingEnvironment,
  type RealTimeEnvironmentOptions,
} from './temporal-environments.js';
export { startTcpProxy, type ProxyMode, type TcpProxy, type TcpProxyOptions } from './tcp-proxy.js';
export {
  createStepRecorder,
  toRefusal,
  type RefusalOptions,
  type StepCall,
  type StepRecorder,
} from './step-recorder.js';
export { startTestWorker, type TestWorker, type TestWorkerOptions } from './test-worker.js';
export { textsOf } from './texts-of.js';
export { bundleWorkflowSources } from './workflow-bundle.js';
export type { WorkflowCache } from './workflow-cache.js';
export { createWorkflowWorld, type WorkflowWorld, type WorldRun } from './workflow-world.js';
