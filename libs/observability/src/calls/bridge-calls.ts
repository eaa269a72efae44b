import { startChildSpan } from './child-span.js';

/** How a call ended; `CallEnd` of `@conn-dict/bridge` has this shape. */
export interface BridgeCallEnd {
  /** Of gRPC: 0 where it went well. */
  readonly statusCode: number;
  readonly errorType?: string;
}

const OUTSIDE = { headers: {}, ended: (): void => undefined };

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
  return ({ service, method }: { readonly service: string; readonly method: string }) => {
    const span = startChildSpan({
      name: `${service}/${method}`,
      kind: 'client',
      attributes: { ...server, 'rpc.service': service, 'rpc.method': method },
    });
    if (span === undefined) return OUTSIDE;
    return {
      headers: span.headers,
      ended: ({ statusCode, errorType }: BridgeCallEnd) =>
        span.end(errorType, { 'rpc.grpc.status_code': statusCode }),
    };
  };
}
