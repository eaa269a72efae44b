/**
 * The directory's own error types, as the Bridge reports them, and whether a repeat of the same call can help
 * (DICT API 2.12.1, error types). `later`: only once the period that the directory names has ended.
 */
export const DIRECTORY_FAILURES = {
  BadRequest: 'never',
  Forbidden: 'never',
  NotFound: 'never',
  ResourceConflict: 'retry',
  Gone: 'never',
  DeprecatedResource: 'never',
  RateLimited: 'retry',
  InternalServerError: 'retry',
  ServiceUnavailable: 'retry',
  RequestSignatureInvalid: 'never',
  RequestIdAlreadyUsed: 'never',
  InvalidReason: 'never',
  ParticipantInvalid: 'never',
  TaxIdNumberBlocked: 'never',
  UserOrAccountWithFraudRelatedRestriction: 'never',
  EntryInvalid: 'never',
  EntryLimitExceeded: 'never',
  EntryAlreadyExists: 'never',
  EntryKeyOwnedByDifferentPerson: 'never',
  EntryKeyInCustodyOfDifferentParticipant: 'never',
  EntryLockedByClaim: 'never',
  EntryTaxIdNumberByDifferentOwner: 'never',
  EntryBlocked: 'never',
  EntryWithFraudRelatedRestriction: 'never',
  ClaimInvalid: 'never',
  ClaimTypeInconsistent: 'never',
  ClaimKeyNotFound: 'never',
  ClaimAlreadyExistsForKey: 'never',
  ClaimResultingEntryAlreadyExists: 'never',
  ClaimOperationInvalid: 'never',
  ClaimResolutionPeriodNotEnded: 'later',
  ClaimCompletionPeriodNotEnded: 'later',
  InfractionReportInvalid: 'never',
  InfractionReportOperationInvalid: 'never',
  InfractionReportTransactionNotFound: 'never',
  InfractionReportTransactionNotSettled: 'never',
  InfractionReportAlreadyBeingProcessedForTransaction: 'never',
  InfractionReportAlreadyProcessedForTransaction: 'never',
  InfractionReportPeriodExpired: 'never',
} as const satisfies Record<string, Repeat>;

/** Whether repeating a failed call can help: never, at once with back-off, or at the end of a named period. */
export type Repeat = 'never' | 'retry' | 'later';

export type DirectoryFailureType = keyof typeof DIRECTORY_FAILURES;
