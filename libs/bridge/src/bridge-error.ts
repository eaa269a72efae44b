import { FAILURES, type FailureType, type Repeat } from '@conn-dict/contracts';

/** What else a refusal tells. Never a value of a field. */
export interface BridgeErrorDetails {
  /** Name of the gRPC status that came back, such as `UNAVAILABLE`. Missing if the call was not made. */
  readonly status?: string;
  /** The field that the directory objects to, or the one of its answer that breaks the contract, as on the wire. */
  readonly field?: string;
  /** Full name of the service that the peer lacks; of `BridgeUnimplemented` only. */
  readonly service?: string;
  /** Do not call again before this has passed. */
  readonly retryAfterMs?: number;
  /** End of the period that the directory names in its two `…PeriodNotEnded` refusals. */
  readonly notBefore?: Date;
}

/** The only error of a `BridgeClient`: a failure type of contracts, and what a repeat is worth. */
export class BridgeError extends Error {
  readonly repeat: Repeat;

  constructor(
    readonly type: FailureType,
    /** Method that failed, such as `CreateClaim`. */
    readonly method: string,
    readonly details: BridgeErrorDetails = {},
  ) {
    const about = details.field ?? details.service;
    super(`${method}: ${type}${about ? ` (${about})` : ''}`);
    this.name = 'BridgeError';
    this.repeat = FAILURES[type];
  }
}

/** Tells whether the Bridge or the directory has refused for good: no repeat can change it. */
export function isFinalRefusal(error: unknown): error is BridgeError {
  return error instanceof BridgeError && error.repeat === 'never';
}
