export { VSyncSchedulerWorkflow } from './workflows/vsync-scheduler.workflow.js';
export { VSyncWorkflow } from './workflows/vsync.workflow.js';
