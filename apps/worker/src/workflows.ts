// What the bundle registers, by export name. Named, one by one: the bundler keeps one of two equal names in silence.
export { ClaimWorkflow } from '@conn-dict/claim/workflows';
export {
  CreateEntryWorkflow,
  DeleteEntryWorkflow,
  UpdateEntryWorkflow,
} from '@conn-dict/entry/workflows';
export { InvestigateInfractionWorkflow } from '@conn-dict/infraction/workflows';
export { VSyncSchedulerWorkflow, VSyncWorkflow } from '@conn-dict/vsync/workflows';
