export { ProbeWorkflow } from './probe.workflow.js';
