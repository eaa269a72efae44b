export { NoopOrdinaryWorkflow, NoopTwoSpeedWorkflow } from './noop-claim.workflow.js';
export { NoopEntryWorkflow } from './noop-entry.workflow.js';
