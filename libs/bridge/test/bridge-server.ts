import {
  Server,
  ServerCredentials,
  type handleUnaryCall,
  type ServerUnaryCall,
  type StatusObject,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import {
  BridgeServiceService,
  ClaimServiceService,
  InfractionReportServiceService,
  NotificationServiceService,
  type BridgeServiceServer,
  type ClaimServiceServer,
  type InfractionReportServiceServer,
  type NotificationServiceServer,
} from '../src/proto.js';

export interface BridgeServerOptions {
  /** Methods that are not here answer UNIMPLEMENTED. */
  readonly bridge?: Partial<BridgeServiceServer>;
  readonly claim?: Partial<ClaimServiceServer>;
  readonly infractionReport?: Partial<InfractionReportServiceServer>;
  readonly notification?: Partial<NotificationServiceServer>;
  /** @default plain text */
  readonly credentials?: ServerCredentials;
  /** @default a free one */
  readonly port?: number;
}

export interface BridgeServer {
  readonly address: string;
  readonly port: number;
  /** Drops every connection. */
  stop(): void;
}

/** Starts a Bridge on 127.0.0.1 that answers as a test says. */
export async function startBridgeServer(options: BridgeServerOptions): Promise<BridgeServer> {
  const server = new Server();
  server.addService(BridgeServiceService, toImplementation(options.bridge));
  server.addService(ClaimServiceService, toImplementation(options.claim));
  server.addService(NotificationServiceService, toImplementation(options.notification));
  server.addService(InfractionReportServiceService, toImplementation(options.infractionReport));
  const credentials = options.credentials ?? ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${options.port ?? 0}`, credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, port, stop: () => server.forceShutdown() };
}

/** grpc-js gives a method without a handler its UNIMPLEMENTED. */
function toImplementation(handlers: object = {}): UntypedServiceImplementation {
  return handlers as UntypedServiceImplementation;
}

/** Answers each call with what `answer` makes of it. */
export function answers<Request, Response>(
  answer: (request: Request, call: ServerUnaryCall<Request, Response>) => Response,
): handleUnaryCall<Request, Response> {
  return (call, callback) => callback(null, answer(call.request, call));
}

/** Refuses each call with this status. */
export function refuses(status: Partial<StatusObject>): handleUnaryCall<unknown, never> {
  return (_call, callback) => callback(status);
}
