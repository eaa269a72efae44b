// What the bundle registers, by export name.
export {
  CreateEntryWorkflow,
  DeleteEntryWorkflow,
  UpdateEntryWorkflow,
} from '@conn-dict/entry/workflows';
