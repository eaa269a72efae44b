import type { Repeat } from './directory-failures.js';

/** The few failure types of ours, for what the directory has no name for. */
export const OWN_FAILURES = {
  /** A field of an input breaks a rule; the details name field and rule, never the value. */
  InvalidInput: 'never',
  /** The business id is taken: by other content, or by another workflow that is still at work on it. */
  IdAlreadyUsed: 'never',
  /** A row is not in the state that the change needs: somebody else changed it. */
  StorageConflict: 'never',
  /** PostgreSQL cannot be reached, or gave up on a statement. */
  StorageUnavailable: 'retry',
  /** The Bridge cannot be reached, or gave no answer in time. */
  BridgeUnavailable: 'retry',
  /** The Bridge refused without one of the directory's error types. */
  BridgeRefused: 'never',
  /** The Bridge lacks a method that the step cannot do without. */
  BridgeUnimplemented: 'never',
  /** A file of CIDs is not what the directory says of it: size or SHA-256 differ, or it cannot be had. */
  SyncFileDamaged: 'never',
  /** A step did not end within its total bound, for a reason that has no name here. */
  StepTimedOut: 'never',
  /** The event broker did not take the event. */
  EventsUnavailable: 'retry',
  /** A payload is not encrypted, or with a key that is not there; the details name rule and key id. */
  PayloadUnreadable: 'retry',
} as const satisfies Record<string, Repeat>;

export type OwnFailureType = keyof typeof OWN_FAILURES;
