export {
  ACCOUNT_NUMBER_PATTERN,
  ACCOUNT_NUMBER_RULE,
  BRANCH_PATTERN,
  BRANCH_RULE,
} from './account-rules.js';
export { cnpjCheckDigits, cpfCheckDigits } from './check-digits.js';
export {
  CLAIM_ACTIONS,
  CLAIM_ROLES,
  claimPermission,
  isClaimReasonAllowed,
  type ClaimAction,
  type ClaimActionRequest,
  type ClaimPermission,
  type ClaimRole,
} from './claim-reason-rules.js';
export {
  CLAIM_REASONS,
  CLAIM_TYPES,
  isClaimable,
  type ClaimReason,
  type ClaimType,
} from './claim-rules.js';
export {
  DIRECTORY_CLAIM_STATUSES,
  isClaimTransition,
  type DirectoryClaimStatus,
} from './claim-transitions.js';
export {
  ENTRY_OPERATIONS,
  ENTRY_REASONS,
  KEYS_OF_ACCOUNT_MAX,
  entryReasons,
  isEntryReasonAllowed,
  type EntryOperation,
  type EntryReason,
} from './entry-rules.js';
export {
  ACCOUNT_TYPES,
  OWNER_TYPES,
  type Account,
  type AccountType,
  type DictEntry,
  type Owner,
  type OwnerType,
} from './entry.js';
export { BACEN_ISPB, ISPB_PATTERN, ISPB_RULE, isIspb } from './ispb.js';
export { EMAIL_LENGTH_MAX, isValidKey, keyFault } from './key-rules.js';
export { KEY_TYPES, type KeyType } from './key-type.js';
export {
  OWNER_NAME_LENGTH_MAX,
  TRADE_NAME_LENGTH_MAX,
  ownerNameFault,
  tradeNameFault,
} from './owner-rules.js';
export { cnpjFault, cpfFault, isCnpj, isCpf, taxIdFault } from './tax-id.js';
