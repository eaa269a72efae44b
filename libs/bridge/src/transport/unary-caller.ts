import type { Client, ClientUnaryCall } from '@grpc/grpc-js';
import type { BridgeCallOptions } from '../bridge-client.js';
import { BridgeError } from '../bridge-error.js';
import { toBridgeError } from '../errors/to-bridge-error.js';
import type { LimitGroup } from '../limits/directory-limits.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import { toCallMetadata } from './call-metadata.js';
import { methodName, type UnaryMethod } from './unary-method.js';

/** One call: what to say, and which of the directory's limits it counts against. */
export interface UnaryCall<Request extends IdentifiedRequest, Response> {
  readonly method: UnaryMethod<Request, Response>;
  readonly request: Request;
  readonly limit: LimitGroup;
}

/** Every request of the contract carries its id. */
export interface IdentifiedRequest {
  readonly requestId: string;
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
  readonly client: Client;
  readonly limiter: RateLimiter;
  readonly timeoutMs: number;
  readonly traceContext: () => Readonly<Record<string, string>>;
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
      takeToken(deps.limiter, call.limit, method);
      try {
        return await send({ ...deps, underWay }, call, options);
      } catch (error) {
        const failure = toBridgeError(error, method);
        if (failure.type === 'RateLimited') {
          deps.limiter.pause(call.limit, failure.details.retryAfterMs);
        }
        throw failure;
      }
    },
    close() {
      for (const call of underWay) call.cancel();
      deps.client.close();
    },
  };
}

function takeToken(limiter: RateLimiter, limit: LimitGroup, method: string): void {
  const retryAfterMs = limiter.take(limit);
  if (retryAfterMs > 0) throw new BridgeError('RateLimited', method, { retryAfterMs });
}

function send<Request extends IdentifiedRequest, Response>(
  deps: UnaryCallerDeps & { readonly underWay: Set<ClientUnaryCall> },
  { method, request }: UnaryCall<Request, Response>,
  { timeoutMs = deps.timeoutMs, signal }: BridgeCallOptions,
): Promise<Response> {
  const metadata = toCallMetadata(request.requestId, deps.traceContext());
  const deadline = Date.now() + Math.min(deps.timeoutMs, timeoutMs);
  return new Promise((resolve, reject) => {
    const call = deps.client.makeUnaryRequest(
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
