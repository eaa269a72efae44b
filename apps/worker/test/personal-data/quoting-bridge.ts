import {
  BridgeServiceService,
  ClaimServiceService,
  InfractionReportServiceService,
  NotificationServiceService,
} from '@conn-dict/bridge/proto';
import {
  Client,
  Server,
  ServerCredentials,
  credentials,
  type Metadata,
  type ServiceDefinition,
  type UntypedServiceImplementation,
  type handleUnaryCall,
} from '@grpc/grpc-js';
import { promisify } from 'node:util';

/** A status as a Bridge could send it: `details` is its text, `metadata` its trailers. */
export interface QuotedStatus {
  readonly code: number;
  readonly details: string;
  readonly metadata?: Metadata;
}

/** Stands before the simulator, which never quotes a value, and answers with what a less careful Bridge would say. */
export interface QuotingBridge {
  readonly address: string;
  /** Answers so many next calls of the method with this status. */
  refuse(method: string, status: QuotedStatus, times?: number): void;
  /** Methods of the answers that nobody has got yet. */
  left(): readonly string[];
  /** Bytes of every request, as text. */
  requests(): string;
  /** Metadata of every request. */
  metadata(): string;
  stop(): void;
}

type Bytes = Buffer;

const SERVICES: readonly ServiceDefinition[] = [
  BridgeServiceService,
  ClaimServiceService,
  InfractionReportServiceService,
  NotificationServiceService,
];

export async function startQuotingBridge(target: string): Promise<QuotingBridge> {
  const client = new Client(target, credentials.createInsecure());
  const planned: { method: string; status: QuotedStatus }[] = [];
  const requests: string[] = [];
  const metadata: string[] = [];
  const serve =
    (path: string): handleUnaryCall<Bytes, Bytes> =>
    (call, answer) => {
      const method = path.slice(path.lastIndexOf('/') + 1);
      requests.push(`${method} ${call.request.toString('utf8')}`);
      metadata.push(JSON.stringify(call.metadata.getMap()));
      const hit = planned.findIndex((each) => each.method === method);
      const [refused] = hit < 0 ? [] : planned.splice(hit, 1);
      if (refused) answer(refused.status);
      else client.makeUnaryRequest(path, asIs, asIs, call.request, call.metadata, {}, answer);
    };
  const server = new Server();
  for (const service of SERVICES) server.addService(...toRawService(service, serve));
  const bind = promisify(server.bindAsync.bind(server));
  const port = await bind('127.0.0.1:0', ServerCredentials.createInsecure());
  return {
    address: `127.0.0.1:${port}`,
    refuse(method, status, times = 1) {
      planned.push(...Array.from({ length: times }, () => ({ method, status })));
    },
    left: () => planned.map(({ method }) => method),
    requests: () => requests.join('\n'),
    metadata: () => metadata.join('\n'),
    stop() {
      server.forceShutdown();
      client.close();
    },
  };
}

const asIs = (bytes: Bytes): Bytes => bytes;

/** The service with its messages left in bytes. */
function toRawService(
  service: ServiceDefinition,
  serve: (path: string) => handleUnaryCall<Bytes, Bytes>,
): [ServiceDefinition, UntypedServiceImplementation] {
  const raw = { requestSerialize: asIs, requestDeserialize: asIs };
  const methods = Object.entries(service).map(([name, method]) => [
    name,
    { ...method, ...raw, responseSerialize: asIs, responseDeserialize: asIs },
  ]);
  const handlers = Object.entries(service).map(([name, { path }]) => [name, serve(path)]);
  return [
    Object.fromEntries(methods) as ServiceDefinition,
    Object.fromEntries(handlers) as UntypedServiceImplementation,
  ];
}
