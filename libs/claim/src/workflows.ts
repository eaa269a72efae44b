export { ClaimWorkflow } from './workflows/claim.workflow.js';
