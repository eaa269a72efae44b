import { startChildSpan } from './child-span.js';

/** A method by its full name; `TracedCall` of `@conn-dict/bridge` has this shape. */
interface BridgeMethod {
  readonly service: string;
  readonly method: string;
}

/** How a call ended; `CallEnd` of `@conn-dict/bridge` has this shape. */
interface BridgeCallEnd {
  /** Of gRPC: 0 where it went well. */
  readonly statusCode: number;
  readonly errorType?: string;
}

/** One call in a trace; `CallTrace` of `@conn-dict/bridge` has this shape. */
interface BridgeCallSpan {
  readonly headers: Readonly<Record<string, string>>;
  ended(end: BridgeCallEnd): void;
}

const OUTSIDE: BridgeCallSpan = { headers: {}, ended: () => undefined };

/**
 * Makes what follows the calls of the Bridge at this address: a client span each, named and described as
 * OpenTelemetry's conventions for gRPC say. For `traceCall` of `@conn-dict/bridge`.
 */
export function createBridgeCallTrace(address: string) {
  const colon = address.lastIndexOf(':');
  const server = {
    'rpc.system': 'grpc',
    'server.address': address.slice(0, colon),
    'server.port': Number(address.slice(colon + 1)),
  };
  return ({ service, method }: BridgeMethod): BridgeCallSpan => {
    const span = startChildSpan({
      name: `${service}/${method}`,
      kind: 'client',
      attributes: { ...server, 'rpc.service': service, 'rpc.method': method },
    });
    if (span === undefined) return OUTSIDE;
    return {
      headers: span.headers,
      ended: ({ statusCode, errorType }) =>
        span.end(errorType, { 'rpc.grpc.status_code': statusCode }),
    };
  };
}
