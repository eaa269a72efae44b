export { assertNever } from './assert-never.js';
export {
  DEFAULT_TASK_QUEUE,
  DOMAINS,
  SERVICE_NAME,
  domainTaskQueue,
  type Domain,
} from './domains.js';
export {
  DIRECTORY_FAILURES,
  type DirectoryFailureType,
  type Repeat,
} from './failures/directory-failures.js';
export { CLIENT_FAILURES, type ClientFailureType } from './failures/client-failures.js';
export { OWN_FAILURES, type OwnFailureType } from './failures/own-failures.js';
export {
  FAILURES,
  isDirectoryFailureType,
  isFailureType,
  type FailureType,
} from './failures/failure-types.js';
export { RefusedError } from './failures/refusal.js';
export { InvalidInputError, type FieldFault } from './fields/field-fault.js';
export { parseObject, type Parsed, type Shape, type Wire } from './fields/object-reader.js';
export type { AccountInput, OwnerInput } from './fields/person-readers.js';
export * from './claim/index.js';
export * from './entry/index.js';
export * from './infraction/index.js';
export * from './vsync/index.js';
export { START_RULES, type StartRule, type StartedWorkflow } from './start-rules.js';
