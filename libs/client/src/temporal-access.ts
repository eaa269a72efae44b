import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionLike,
  type ConnectionOptions,
  type DataConverter,
} from '@temporalio/client';
import { createTraceInterceptor, type TraceContext } from './trace-interceptor.js';

/** How to reach Temporal: an address, a connection, or a client that the service has already. */
export type TemporalReach =
  | (AddressReach & MadeHere)
  | ({ readonly connection: ConnectionLike } & MadeHere)
  | {
      /** Brings its own namespace, payload codec and interceptors. */
      readonly client: Client;
    };

export interface AddressReach {
  /** `host:port` of Temporal's frontend; it is connected to with the first call. */
  readonly address: string;
  /** As `Connection` of @temporalio/client takes it. @default no TLS */
  readonly tls?: ConnectionOptions['tls'];
  /** Of Temporal Cloud. @default none */
  readonly apiKey?: string;
}

interface MadeHere {
  /** @default 'default' */
  readonly namespace?: string;
  /** Encodes and decodes payloads as the workers do. @default JSON */
  readonly dataConverter?: DataConverter;
  /**
   * Gives the W3C headers of the caller's trace, such as OpenTelemetry's propagation makes; asked at each start.
   *
   * @default no trace
   */
  readonly traceContext?: () => TraceContext | undefined;
}

export interface TemporalAccess {
  readonly client: Client;
  /** Closes what was made here. */
  close(): Promise<void>;
}

/** Some 3 s in all, so that an unreachable server is told as such, within the time of a call. */
const RETRY = makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 6 }));

export function openTemporal(reach: TemporalReach): TemporalAccess {
  if ('client' in reach) return { client: reach.client, close: () => Promise.resolve() };
  if ('connection' in reach) {
    return { client: toClient(reach.connection, reach), close: () => Promise.resolve() };
  }
  const { address, tls, apiKey } = reach;
  const connection = Connection.lazy({
    address,
    interceptors: [RETRY],
    ...(tls !== undefined && { tls }),
    ...(apiKey !== undefined && { apiKey }),
  });
  return { client: toClient(connection, reach), close: () => connection.close() };
}

function toClient(
  connection: ConnectionLike,
  { namespace, dataConverter, traceContext }: MadeHere,
): Client {
  return new Client({
    connection,
    ...(namespace !== undefined && { namespace }),
    ...(dataConverter !== undefined && { dataConverter }),
    interceptors: { workflow: traceContext ? [createTraceInterceptor(traceContext)] : [] },
  });
}
