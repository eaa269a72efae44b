import type {
  FraudType,
  InfractionNotification,
  InfractionReportReason,
  InfractionSituationType,
} from '@conn-dict/contracts';
import type {
  AccountType,
  ClaimReason,
  ClaimType,
  EntryReason,
  KeyType,
  OwnerType,
} from '@conn-dict/dict';
import type {
  DirectoryClaimStatus,
  DirectoryEntryStatus,
  NotificationKind,
} from '../bridge-client.js';
import type {
  DirectoryInfractionReportStatus,
  InfractionAnalysis,
  InfractionReportRole,
} from '../infraction-report-calls.js';
import * as terms from '../gen/dict/bridge/v1/claim_terms.js';
import * as entries from '../gen/dict/bridge/v1/entry.js';
import * as infractions from '../gen/dict/bridge/v1/infraction_report.js';
import {
  InfractionNotification as InfractionNotificationCode,
  NotificationKind as NotificationCode,
} from '../gen/dict/bridge/v1/notification.js';
import * as directory from '../gen/dict/common/v1/directory.js';

export const KEY_TYPE_CODES = {
  CPF: directory.KeyType.CPF,
  CNPJ: directory.KeyType.CNPJ,
  EMAIL: directory.KeyType.EMAIL,
  PHONE: directory.KeyType.PHONE,
  EVP: directory.KeyType.EVP,
} as const satisfies Record<KeyType, directory.KeyType>;

export const ACCOUNT_TYPE_CODES = {
  CACC: directory.AccountType.CHECKING,
  SVGS: directory.AccountType.SAVINGS,
  TRAN: directory.AccountType.PAYMENT,
  SLRY: directory.AccountType.SALARY,
  OTHR: directory.AccountType.OTHER,
} as const satisfies Record<AccountType, directory.AccountType>;

export const OWNER_TYPE_CODES = {
  NATURAL_PERSON: directory.OwnerType.NATURAL_PERSON,
  LEGAL_PERSON: directory.OwnerType.LEGAL_PERSON,
} as const satisfies Record<OwnerType, directory.OwnerType>;

export const DOCUMENT_TYPE_CODES = {
  NATURAL_PERSON: directory.DocumentType.CPF,
  LEGAL_PERSON: directory.DocumentType.CNPJ,
} as const satisfies Record<OwnerType, directory.DocumentType>;

export const ENTRY_STATUS_CODES = {
  PENDING: directory.EntryStatus.PENDING,
  ACTIVE: directory.EntryStatus.ACTIVE,
  BLOCKED: directory.EntryStatus.BLOCKED,
  PORTABILITY_PENDING: directory.EntryStatus.PORTABILITY_PENDING,
  PORTABILITY_CONFIRMED: directory.EntryStatus.PORTABILITY_CONFIRMED,
  CLAIM_PENDING: directory.EntryStatus.CLAIM_PENDING,
  DELETED: directory.EntryStatus.DELETED,
} as const satisfies Record<DirectoryEntryStatus, directory.EntryStatus>;

export const CLAIM_STATUS_CODES = {
  OPEN: directory.ClaimStatus.OPEN,
  WAITING_RESOLUTION: directory.ClaimStatus.WAITING_RESOLUTION,
  CONFIRMED: directory.ClaimStatus.CONFIRMED,
  CANCELLED: directory.ClaimStatus.CANCELLED,
  COMPLETED: directory.ClaimStatus.COMPLETED,
  EXPIRED: directory.ClaimStatus.EXPIRED,
} as const satisfies Record<DirectoryClaimStatus, directory.ClaimStatus>;

export const CLAIM_TYPE_CODES = {
  OWNERSHIP: terms.ClaimType.OWNERSHIP,
  PORTABILITY: terms.ClaimType.PORTABILITY,
} as const satisfies Record<ClaimType, terms.ClaimType>;

export const CLAIM_REASON_CODES = {
  USER_REQUESTED: terms.ClaimReason.USER_REQUESTED,
  ACCOUNT_CLOSURE: terms.ClaimReason.ACCOUNT_CLOSURE,
  FRAUD: terms.ClaimReason.FRAUD,
  DEFAULT_OPERATION: terms.ClaimReason.DEFAULT_OPERATION,
  RECONCILIATION: terms.ClaimReason.RECONCILIATION,
  RFB_VALIDATION: terms.ClaimReason.RFB_VALIDATION,
} as const satisfies Record<ClaimReason, terms.ClaimReason>;

export const ENTRY_REASON_CODES = {
  USER_REQUESTED: entries.EntryReason.USER_REQUESTED,
  ACCOUNT_CLOSURE: entries.EntryReason.ACCOUNT_CLOSURE,
  BRANCH_TRANSFER: entries.EntryReason.BRANCH_TRANSFER,
  RECONCILIATION: entries.EntryReason.RECONCILIATION,
  FRAUD: entries.EntryReason.FRAUD,
  RFB_VALIDATION: entries.EntryReason.RFB_VALIDATION,
} as const satisfies Record<EntryReason, entries.EntryReason>;

export const NOTIFICATION_CODES = {
  CLAIM_OPENED: NotificationCode.CLAIM_OPENED,
  CLAIM_COMPLETED: NotificationCode.CLAIM_COMPLETED,
} as const satisfies Record<NotificationKind, NotificationCode>;

export const INFRACTION_REPORT_STATUS_CODES = {
  OPEN: infractions.InfractionReportStatus.OPEN,
  ACKNOWLEDGED: infractions.InfractionReportStatus.ACKNOWLEDGED,
  CLOSED: infractions.InfractionReportStatus.CLOSED,
  CANCELLED: infractions.InfractionReportStatus.CANCELLED,
} as const satisfies Record<DirectoryInfractionReportStatus, infractions.InfractionReportStatus>;

export const INFRACTION_REPORT_REASON_CODES = {
  REFUND_REQUEST: infractions.InfractionReportReason.REFUND_REQUEST,
  REFUND_CANCELLED: infractions.InfractionReportReason.REFUND_CANCELLED,
} as const satisfies Record<InfractionReportReason, infractions.InfractionReportReason>;

export const INFRACTION_SITUATION_CODES = {
  SCAM: infractions.InfractionSituation.SCAM,
  ACCOUNT_TAKEOVER: infractions.InfractionSituation.ACCOUNT_TAKEOVER,
  COERCION: infractions.InfractionSituation.COERCION,
  FRAUDULENT_ACCESS: infractions.InfractionSituation.FRAUDULENT_ACCESS,
  OTHER: infractions.InfractionSituation.OTHER,
} as const satisfies Record<InfractionSituationType, infractions.InfractionSituation>;

export const INFRACTION_ANALYSIS_RESULT_CODES = {
  AGREED: infractions.InfractionAnalysisResult.AGREED,
  DISAGREED: infractions.InfractionAnalysisResult.DISAGREED,
} as const satisfies Record<
  InfractionAnalysis['analysisResult'],
  infractions.InfractionAnalysisResult
>;

export const FRAUD_TYPE_CODES = {
  APPLICATION_FRAUD: infractions.FraudType.APPLICATION_FRAUD,
  MULE_ACCOUNT: infractions.FraudType.MULE_ACCOUNT,
  SCAMMER_ACCOUNT: infractions.FraudType.SCAMMER_ACCOUNT,
  OTHER: infractions.FraudType.OTHER,
} as const satisfies Record<FraudType, infractions.FraudType>;

export const INFRACTION_REPORT_ROLE_CODES = {
  REPORTER: infractions.InfractionReportRole.REPORTER,
  COUNTERPARTY: infractions.InfractionReportRole.COUNTERPARTY,
} as const satisfies Record<InfractionReportRole, infractions.InfractionReportRole>;

/** Finds the name that has this number; `undefined` for a number that we don't know. */
export function nameOfCode<Name extends string>(
  codes: Readonly<Record<Name, number>>,
  code: number,
): Name | undefined {
  return (Object.keys(codes) as Name[]).find((name) => codes[name] === code);
}

export const INFRACTION_NOTIFICATION_CODES = {
  OPENED: InfractionNotificationCode.OPENED,
  ESCALATED: InfractionNotificationCode.ESCALATED,
  CLOSED: InfractionNotificationCode.CLOSED,
} as const satisfies Record<InfractionNotification, InfractionNotificationCode>;
