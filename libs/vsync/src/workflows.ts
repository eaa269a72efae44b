export { VsyncWorkflow } from './workflows/vsync.workflow.js';
