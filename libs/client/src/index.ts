export type { ClaimRun, Claims } from './claims.js';
export {
  ConnDictError,
  isConnDictError,
  type ConnDictErrorOptions,
  type ConnDictErrorType,
} from './conn-dict-error.js';
export {
  createConnDictClient,
  type ConnDictClient,
  type ConnDictClientOptions,
} from './create-client.js';
export type { ChangeRun, CreationRun, DeletionRun, Entries } from './entries.js';
export type { InfractionRun, Infractions } from './infractions.js';
export type { Process } from './process.js';
export type { Run, WaitOptions } from './run.js';
export type { TaskQueueOptions, TaskQueues } from './task-queues.js';
export type { AddressReach, TemporalReach } from './temporal-access.js';
export type { TraceContext } from './trace-interceptor.js';
export type { VSync, VSyncRun } from './vsync.js';
