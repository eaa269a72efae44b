export { createSimulator } from './simulator.js';
export type { DirectoryView, Simulator, SimulatorOptions } from './simulator.js';
export type { ListenOptions, ServerTls } from './grpc/server.js';
export type { Fault, PlannedFault } from './faults/fault-plan.js';
export type { CallCount } from './faults/call-log.js';
export type { ClaimRecord } from './directory/claim-record.js';
export type { EntryRecord } from './directory/entry-record.js';
export type { CidSetName } from './reconciliation/cid-set.js';
export type { GeneratedEntries } from './reconciliation/generated-cids.js';
export type { DriftedEntry, DriftRequest } from './reconciliation/make-drift.js';
export type { ReconciliationOptions } from './reconciliation/reconciliation-context.js';
export { DEMO_ENTRIES, type DemoEntry } from './demo/demo-entries.js';
export {
  AddFaultRequest,
  MakeDriftRequest,
  SeedEntriesRequest,
  SimulatorControlClient,
  SimulatorControlService,
} from './gen/dict/simulator/v1/simulator_control.js';
