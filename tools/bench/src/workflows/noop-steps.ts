import type { ClaimWorkflowActivities, EntryActivities } from '@conn-dict/contracts';

/**
 * The steps of a confirmed claim that is refused nothing. They are typed by the claim's own, so that what goes in and
 * comes out has the claim's form and size.
 */
export type NoopSteps = Pick<
  ClaimWorkflowActivities,
  | 'ValidateClaimEligibilityActivity'
  | 'CreateClaimActivity'
  | 'NotifyDonorActivity'
  | 'CompleteClaimActivity'
  | 'UpdateEntryOwnershipActivity'
  | 'SendClaimConfirmationActivity'
  | 'PublishClaimEventActivity'
>;

/** The steps of a new entry that is refused nothing, typed by the entry's own. */
export type NoopEntrySteps = Pick<
  EntryActivities,
  | 'ValidateEntryActivity'
  | 'CreateEntryActivity'
  | 'ActivateEntryActivity'
  | 'PublishEntryEventActivity'
>;
