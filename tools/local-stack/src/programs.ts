export { toChildEnvironment } from './services/child-environment.js';
export { answersOk, acceptsConnections } from './services/readiness.js';
export { DATABASE_LOGIN } from './services/postgres-service.js';
export { WORKER_MALLOC } from './services/worker-malloc.js';
export {
  startDetached,
  type DetachedProcess,
  type DetachedProcessOptions,
} from './process/detached-process.js';
export { waitUntilReady } from './process/wait-until-ready.js';
export { findTemporalCommand } from './stack/temporal-command.js';
export { listenForStop } from './stack/stop-signals.js';
