import { Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { ServedService } from './services.js';

/** Running calls may end for this long when the server closes. */
const CLOSE_GRACE_MS = 5_000;

/** Certificates in PEM. */
export interface ServerTls {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Asks clients for a certificate of this authority (mTLS). @default none is asked for */
  readonly clientCa?: Buffer;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** @default plain text */
  readonly tls?: ServerTls;
  /** Tell clients such as grpcurl what is served; reading the `.proto` files takes half a second. @default false */
  readonly reflection?: boolean;
}

export interface RunningServer {
  /** As a client takes it: `host:port`. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves until it is closed. @throws Error if the port is taken */
export async function startServer(
  services: readonly ServedService[],
  { host, port: wantedPort, tls, reflection = false }: ListenOptions,
): Promise<RunningServer> {
  const server = new Server();
  const health = new HealthImplementation();
  health.addToServer(server);
  health.setStatus('', 'SERVING');
  for (const { definition, implementation } of services) {
    server.addService(definition, implementation);
    health.setStatus(serviceName(definition), 'SERVING');
  }
  if (reflection) {
    const { addReflection } = await import('./reflection.js');
    addReflection(
      server,
      services.map(({ definition }) => serviceName(definition)),
    );
  }
  const hostname = host.includes(':') ? `[${host}]` : host;
  const port = await bind(server, `${hostname}:${String(wantedPort)}`, toCredentials(tls));
  return { address: `${hostname}:${String(port)}`, port, close: () => close(server, health) };
}

function bind(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}

async function close(server: Server, health: HealthImplementation): Promise<void> {
  health.setStatus('', 'NOT_SERVING');
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, CLOSE_GRACE_MS);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}

function toCredentials(tls: ServerTls | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const { cert, key, clientCa = null } = tls;
  return ServerCredentials.createSsl(
    clientCa,
    [{ cert_chain: cert, private_key: key }],
    clientCa !== null,
  );
}

/** `dict.bridge.v1.BridgeService` of the path `/dict.bridge.v1.BridgeService/GetEntry`. */
function serviceName(definition: ServedService['definition']): string {
  return Object.values(definition)[0]?.path.split('/')[1] ?? '';
}
