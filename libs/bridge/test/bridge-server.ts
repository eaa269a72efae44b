import { once } from 'node:events';
import {
  Server,
  ServerCredentials,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerUnaryCall,
  type ServerWritableStream,
  type StatusObject,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import {
  BridgeServiceService,
  ClaimServiceService,
  InfractionReportServiceService,
  NotificationServiceService,
  ReconciliationServiceService,
  type BridgeServiceServer,
  type ClaimServiceServer,
  type InfractionReportServiceServer,
  type NotificationServiceServer,
  type ReconciliationServiceServer,
} from '../src/proto.js';

export interface BridgeServerOptions {
  /** Methods that are not here answer UNIMPLEMENTED. */
  readonly bridge?: Partial<BridgeServiceServer>;
  readonly claim?: Partial<ClaimServiceServer>;
  readonly infractionReport?: Partial<InfractionReportServiceServer>;
  readonly notification?: Partial<NotificationServiceServer>;
  /** @default the Bridge lacks the whole service */
  readonly reconciliation?: Partial<ReconciliationServiceServer>;
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
  if (options.reconciliation) {
    server.addService(ReconciliationServiceService, toImplementation(options.reconciliation));
  }
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

/** Answers each call with these messages, as fast as its reader takes them, and then with this status. */
export function streams<Request, Response>(
  messages: (request: Request) => Iterable<Response>,
  failure?: Partial<StatusObject>,
): handleServerStreamingCall<Request, Response> {
  return (call) => void send(call, messages(call.request), failure);
}

async function send<Request, Response>(
  call: ServerWritableStream<Request, Response>,
  messages: Iterable<Response>,
  failure: Partial<StatusObject> | undefined,
): Promise<void> {
  const gone = new AbortController();
  call.once('cancelled', () => gone.abort());
  for (const message of messages) {
    if (call.cancelled) return;
    if (!call.write(message)) await once(call, 'drain', gone).catch(() => undefined);
  }
  if (failure) call.emit('error', failure);
  else call.end();
}

/** Refuses each call with this status. */
export function refuses(status: Partial<StatusObject>): handleUnaryCall<unknown, never> {
  return (_call, callback) => callback(status);
}
