/**
 * The wire contract: generated messages, enums and service definitions, for whoever serves it or speaks it raw.
 * The sources are in `proto/`; `npm run generate` makes the code.
 */
export * from './gen/dict/common/v1/directory.js';
export * from './gen/dict/common/v1/errors.js';
export * from './gen/dict/bridge/v1/bridge.js';
export * from './gen/dict/bridge/v1/claim.js';
export * from './gen/dict/bridge/v1/claim_terms.js';
export * from './gen/dict/bridge/v1/entry.js';
export * from './gen/dict/bridge/v1/infraction_report.js';
export * from './gen/dict/bridge/v1/notification.js';
export * from './gen/dict/bridge/v1/reconciliation.js';
export { RetryInfo } from './gen/google/rpc/error_details.js';
export { toStatusMetadata } from './errors/status-details.js';
