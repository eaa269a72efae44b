// What the bundle registers, by export name.
export { VSyncSchedulerWorkflow, VSyncWorkflow } from '@conn-dict/vsync/workflows';
