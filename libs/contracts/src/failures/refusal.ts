import type { FieldFault } from '../fields/field-fault.js';
import type { FailureType } from './failure-types.js';

/** A rule of the directory, or of ours, that forbids what was asked; thrown before anything was changed. */
export class RefusedError extends Error {
  constructor(
    readonly type: FailureType,
    /** The field that is at fault, and the rule; never its value. */
    readonly fault: FieldFault,
  ) {
    super(`${fault.field}: ${fault.rule}`);
    this.name = 'RefusedError';
  }
}
