// What the bundle registers, by export name.
export { ClaimWorkflow } from '@conn-dict/claim/workflows';
