export { entryDomain, type EntryDeps } from './entry-domain.js';
