export { BridgeError, isFinalRefusal, type BridgeErrorDetails } from './bridge-error.js';
export { createBridgeClient, type BridgeClientOptions } from './create-bridge-client.js';
export type {
  CloseInfractionReport,
  DirectoryInfractionReport,
  DirectoryInfractionReportStatus,
  InfractionAnalysis,
  InfractionReportCalls,
  InfractionReportPage,
  InfractionReportRole,
  ListInfractionReports,
  MoveInfractionReport,
  NotifyOfInfraction,
  NamedInfractionReport,
  OpenInfractionReport,
} from './infraction-report-calls.js';
export { unlessUnimplemented } from './errors/unless-unimplemented.js';
export { DIRECTORY_LIMITS, type LimitGroup } from './limits/directory-limits.js';
export type { BucketLimit } from './limits/token-bucket.js';
export {
  NOTIFICATION_KINDS,
  type AcknowledgeDirectoryClaim,
  type BridgeCallOptions,
  type BridgeClient,
  type CompletedDirectoryClaim,
  type CreateDirectoryClaim,
  type CreateDirectoryEntry,
  type CreatedDirectoryEntry,
  type DecideDirectoryClaim,
  type DeleteDirectoryEntry,
  type DeletedDirectoryEntry,
  type DirectoryClaim,
  type DirectoryClaimStatus,
  type DirectoryEntry,
  type DirectoryEntryStatus,
  type NotificationKind,
  type NotifyParticipant,
  type OpenDirectoryClaim,
  type UpdateDirectoryEntry,
  type UpdatedDirectoryEntry,
} from './bridge-client.js';
export type {
  AvailableCidSetFile,
  CidSet,
  CidSetEventPage,
  CidSetFileChunk,
  CidSetFileName,
  CidSetFileStatus,
  CreateDirectoryCidSetFile,
  DirectoryCidSetEvent,
  DirectoryCidSetFile,
  DownloadCidSetFile,
  EntryOfCid,
  FoundByCid,
  GetEntriesByCid,
  GetEntryByCid,
  ListCidSetEvents,
  ReconciliationBridge,
  SyncVerification,
  VerifySync,
} from './reconciliation-bridge.js';
export { askBridgeHealth, type BridgeHealth } from './transport/health-check.js';
