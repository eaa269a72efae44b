export { CreateEntryWorkflow } from './workflows/create-entry.workflow.js';
export { DeleteEntryWorkflow } from './workflows/delete-entry.workflow.js';
export { UpdateEntryWorkflow } from './workflows/update-entry.workflow.js';
