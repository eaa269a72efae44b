import { status } from '@grpc/grpc-js';
import type { BridgeError } from '../bridge-error.js';
import { methodName, serviceName } from './method-path.js';

/** Follows each call for a trace: told when it begins, it answers what goes with the call and hears of its end. */
export type TraceBridgeCall = (call: TracedCall) => CallTrace;

/** A method by its full name: `dict.bridge.v1.ClaimService` and `CreateClaim`. */
export interface TracedCall {
  readonly service: string;
  readonly method: string;
}

/** One call in a trace. */
export interface CallTrace {
  /** W3C headers, `traceparent` and `tracestate`, under which the Bridge goes on with the trace. */
  readonly headers: Readonly<Record<string, string>>;
  /** Is told once, when the call is over. */
  ended(end: CallEnd): void;
}

/** How a call ended. */
export interface CallEnd {
  /** Of gRPC: 0 where it went well. */
  readonly statusCode: number;
  /** Failure type of contracts, where it did not. */
  readonly errorType?: string;
}

/** The end of a call that went well. */
export const CALL_DONE: CallEnd = { statusCode: status.OK };

/** The end of a stream whose reader wants no more of it. */
export const CALL_LEFT: CallEnd = { statusCode: status.CANCELLED };

/** Tells a trace how a call failed. */
export function toFailedEnd({ type, details }: BridgeError): CallEnd {
  const code = CODES[details.status ?? ''];
  return { statusCode: typeof code === 'number' ? code : status.UNKNOWN, errorType: type };
}

/** By name, and names by code, as every enum has it. */
const CODES: Readonly<Record<string, number | string | undefined>> = status;

/** Splits the path of a method. */
export function toTracedCall(path: string): TracedCall {
  return { service: serviceName(path), method: methodName(path) };
}

/** What follows a call where nobody traces. */
export function notTraced(): CallTrace {
  return { headers: {}, ended: () => undefined };
}
