import type { OwnFailureType } from '../failures/own-failures.js';

/** A field that breaks a rule. Holds no value: it may be personal data. */
export interface FieldFault {
  /** Where it is, as on the wire: `claimer_account.branch`. */
  readonly field: string;
  readonly rule: string;
}

/** Thrown by every `parse…` of this package, with all faults of the input at once. */
export class InvalidInputError extends Error {
  readonly type: OwnFailureType = 'InvalidInput';

  constructor(readonly faults: readonly FieldFault[]) {
    super(faults.map(({ field, rule }) => `${field}: ${rule}`).join('; '));
    this.name = 'InvalidInputError';
  }
}
