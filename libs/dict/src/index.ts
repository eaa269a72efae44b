export { KEY_TYPES, type KeyType } from './key-type.js';
export { ISPB_PATTERN, ISPB_RULE, isIspb } from './ispb.js';
export {
  ACCOUNT_TYPES,
  OWNER_TYPES,
  type Account,
  type AccountType,
  type DictEntry,
  type Owner,
  type OwnerType,
} from './entry.js';
export {
  CLAIM_REASONS,
  CLAIM_TYPES,
  isClaimable,
  type ClaimReason,
  type ClaimType,
} from './claim-rules.js';
