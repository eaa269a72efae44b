export { createDomains } from './domains.js';
