export { NoopOrdinaryWorkflow, NoopTwoSpeedWorkflow } from './noop-claim.workflow.js';
