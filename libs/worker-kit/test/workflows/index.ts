export { BeatsWorkflow } from './beats.workflow.js';
export { ProbeWorkflow } from './probe.workflow.js';
export { RacesWorkflow } from './races.workflow.js';
