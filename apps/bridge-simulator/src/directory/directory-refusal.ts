import type { DirectoryFailureType } from '@conn-dict/contracts';

/** What a refusal tells beside its type. Never the value of a field. */
export interface RefusalDetails {
  /** The field at fault, as on the wire. */
  readonly field?: string;
  /** The rule that the field breaks. */
  readonly rule?: string;
  /** End of the period in the two `…PeriodNotEnded` refusals, milliseconds since 1970. */
  readonly notBeforeMs?: number;
  /** Wait before the next call in `RateLimited`. */
  readonly retryAfterMs?: number;
}

/** A rule of the directory that forbids what was asked; nothing was changed. */
export class DirectoryRefusal extends Error {
  constructor(
    readonly type: DirectoryFailureType,
    readonly details: RefusalDetails = {},
  ) {
    super(details.field === undefined ? type : `${type}: ${details.field}`);
    this.name = 'DirectoryRefusal';
  }
}
