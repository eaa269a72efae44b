export { InvestigateInfractionWorkflow } from './workflows/investigate-infraction.workflow.js';
