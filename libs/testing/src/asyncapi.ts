export { asyncApi, validateDocument } from './asyncapi-document.js';
export {
  brokenVersionsOf,
  choicesOf,
  faultsOf,
  fieldsOf,
  type FieldPresence,
} from './event-description.js';
