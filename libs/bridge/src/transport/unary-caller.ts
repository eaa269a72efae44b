import type { ClientUnaryCall, Metadata } from '@grpc/grpc-js';
import type { BridgeCallOptions } from '../bridge-client.js';
import { BridgeError } from '../bridge-error.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import type { BridgeChannel } from './bridge-channel.js';
import { toCallMetadata } from './call-metadata.js';
import { CALL_DONE, toFailedEnd, toTracedCall, type TraceBridgeCall } from './call-trace.js';
import { failedCall } from './failed-call.js';
import { methodName, type CallMethod, type IdentifiedRequest } from './method-path.js';
import { takeTokens, type CallCost } from './take-tokens.js';

/** One call: what to say, and what it costs. */
export interface UnaryCall<Request extends IdentifiedRequest, Response> extends CallCost {
  readonly method: CallMethod<Request, Response>;
  readonly request: Request;
}

/** Makes calls over one channel. */
export interface UnaryCaller {
  /** Makes one attempt. @throws BridgeError only */
  call<Request extends IdentifiedRequest, Response>(
    call: UnaryCall<Request, Response>,
    options?: BridgeCallOptions,
  ): Promise<Response>;
  /** Cancels what is under way and closes the channel. */
  close(): void;
}

export interface UnaryCallerDeps {
  readonly channel: BridgeChannel;
  readonly limiter: RateLimiter;
  readonly timeoutMs: number;
  readonly traceCall: TraceBridgeCall;
}

/** Creates the caller that gives each call its deadline, metadata, token and error mapping. */
export function createUnaryCaller(deps: UnaryCallerDeps): UnaryCaller {
  const underWay = new Set<ClientUnaryCall>();
  return {
    async call(call, options = {}) {
      const method = methodName(call.method.path);
      if (options.signal?.aborted) {
        throw new BridgeError('BridgeUnavailable', method, { status: 'CANCELLED' });
      }
      takeTokens(deps.limiter, call, method);
      const trace = deps.traceCall(toTracedCall(call.method.path));
      try {
        const metadata = toCallMetadata(call.request.requestId, trace.headers);
        const response = await send({ ...deps, underWay }, { ...call, metadata }, options);
        deps.channel.worked();
        trace.ended(CALL_DONE);
        return response;
      } catch (error) {
        deps.channel.failed(error);
        const { path } = call.method;
        const failure = failedCall(error, { path, limit: call.limit }, deps.limiter);
        trace.ended(toFailedEnd(failure));
        throw failure;
      }
    },
    close() {
      for (const call of underWay) call.cancel();
      deps.channel.close();
    },
  };
}

function send<Request extends IdentifiedRequest, Response>(
  deps: UnaryCallerDeps & { readonly underWay: Set<ClientUnaryCall> },
  { method, request, metadata }: UnaryCall<Request, Response> & { readonly metadata: Metadata },
  { timeoutMs = deps.timeoutMs, signal }: BridgeCallOptions,
): Promise<Response> {
  const deadline = Date.now() + Math.min(deps.timeoutMs, timeoutMs);
  return new Promise((resolve, reject) => {
    const call = deps.channel.client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      metadata,
      { deadline },
      (error, response) => {
        deps.underWay.delete(call);
        signal?.removeEventListener('abort', cancel);
        if (error) reject(error);
        else resolve(response as Response);
      },
    );
    const cancel = (): void => call.cancel();
    deps.underWay.add(call);
    signal?.addEventListener('abort', cancel, { once: true });
  });
}
