export { ClaimWorkflow } from './claim.workflow.js';
export { VSyncWorkflow } from './vsync.workflow.js';
