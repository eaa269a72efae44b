export { EventsWorkflow } from './events.workflow.js';
export { PeriodWorkflow } from './period.workflow.js';
export { PersistWorkflow } from './persist.workflow.js';
export { StepWorkflow } from './step.workflow.js';
