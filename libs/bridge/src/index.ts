export { BridgeError, type BridgeErrorDetails } from './bridge-error.js';
export {
  NOTIFICATION_KINDS,
  type BridgeClient,
  type CompletedDirectoryClaim,
  type CreateDirectoryClaim,
  type DecideDirectoryClaim,
  type DirectoryClaim,
  type DirectoryClaimStatus,
  type DirectoryEntry,
  type DirectoryEntryStatus,
  type NotificationKind,
  type NotifyParticipant,
} from './bridge-client.js';
