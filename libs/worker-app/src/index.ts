export { runWorkerApp } from './run-worker-app.js';
export type { DomainDeps, WorkerApp } from './worker-app.js';
