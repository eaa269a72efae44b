export { ClaimWorkflow } from './claim.workflow.js';
export { CreateEntryWorkflow, DeleteEntryWorkflow, UpdateEntryWorkflow } from './entry.workflow.js';
export { InvestigateInfractionWorkflow } from './infraction.workflow.js';
export { VSyncWorkflow } from './vsync.workflow.js';
