import { once } from 'node:events';
import { status, type handleServerStreamingCall, type ServerWritableStream } from '@grpc/grpc-js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { Fault } from '../faults/fault-plan.js';
import type { LimitedCall } from '../limits/call-limits.js';
import { happen, toAnswer } from './planned-failure.js';
import { requestIdOf } from './request-fields.js';
import type { ServeDeps } from './serve-unary.js';
import { StatusError } from './status-error.js';

/** Serves a method that answers with many messages, as fast as its reader takes them. */
export type ServeStream = <Request extends object, Response>(
  method: string,
  work: (request: Request, fault?: Fault) => Iterable<Response>,
  /** Tokens of the limit that a call takes. @default 1 */
  tokensOf?: (request: Request) => number,
) => handleServerStreamingCall<Request, Response>;

/** Counts each call, holds it to the limits, lets the planned faults happen, and turns refusals into gRPC statuses. */
export function createServeStream(deps: ServeDeps): ServeStream {
  return (method, work, tokensOf = () => 1) =>
    (call) => {
      const participant = deps.participantOf(method, call.request);
      const limited = { method, participant, tokens: tokensOf(call.request) };
      answer(deps, limited, { call, work }).then(
        () => call.end(),
        (error: unknown) => {
          const isExpected = error instanceof StatusError || error instanceof DirectoryRefusal;
          if (!isExpected) deps.onDefect(method, error);
          const failure = toAnswer(error, requestIdOf(call.request));
          // The directory counts every answer but this one.
          if (failure.code === status.INTERNAL) deps.limits.giveBack(limited);
          call.emit('error', failure);
        },
      );
    };
}

async function answer<Request extends object, Response>(
  deps: ServeDeps,
  limited: LimitedCall,
  {
    call,
    work,
  }: {
    readonly call: ServerWritableStream<Request, Response>;
    readonly work: (request: Request, fault?: Fault) => Iterable<Response>;
  },
): Promise<void> {
  const requestId = requestIdOf(call.request);
  const { method } = limited;
  deps.calls.record(method, requestId);
  deps.limits.take(limited);
  const fault = deps.faults.next(method, () => deps.entryOf(call.request));
  const isLate = fault?.afterEffect === true || fault?.breakAfterBytes !== undefined;
  if (!isLate) await happen(fault, requestId);
  await write(call, work(call.request, fault));
  if (isLate) await happen(fault, requestId);
  if (fault?.breakAfterBytes !== undefined)
    throw new StatusError(status.UNAVAILABLE, 'UNAVAILABLE');
}

/** Ends early when the reader goes away. */
async function write<Response>(
  call: ServerWritableStream<object, Response>,
  messages: Iterable<Response>,
): Promise<void> {
  const gone = new AbortController();
  call.once('cancelled', () => gone.abort());
  for (const message of messages) {
    if (call.cancelled) return;
    if (!call.write(message)) await once(call, 'drain', gone).catch(() => undefined);
  }
}
