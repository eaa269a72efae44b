// What the bundle registers, by export name.
export { InvestigateInfractionWorkflow } from '@conn-dict/infraction/workflows';
