export { ProbeWorkflow } from './probe.workflow.js';
export { RacesWorkflow } from './races.workflow.js';
