import {
  createServer as createHttpServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Logger } from '@conn-dict/observability';
import { convert, type ConvertDeps } from './convert.js';
import { toCorsHeaders, toPreflightHeaders } from './cross-origin.js';
import { isOperation } from './operation.js';
import { Refusal } from './refusal.js';

export interface CodecServerDeps extends ConvertDeps {
  readonly origins: readonly string[];
  /** Certificate and key in PEM. @default plain HTTP */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}

const SERVICE = 'conn-dict-codec-server';
const TIMEOUTS = { requestTimeout: 10_000, headersTimeout: 5_000 };

/** Makes the server of Temporal's codec protocol: `POST /decode`, `POST /encode`, and `GET /health`. */
export function createCodecServer(deps: CodecServerDeps): Server {
  const listener: RequestListener = (request, response) => {
    answer(request, response, deps).catch(() => response.destroy());
  };
  if (deps.tls === undefined) return createHttpServer(TIMEOUTS, listener);
  return createHttpsServer({ ...TIMEOUTS, ...deps.tls, minVersion: 'TLSv1.2' }, listener);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  deps: CodecServerDeps,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0]!.slice(1);
  if (path === 'health') {
    send(response, 200, { status: 'healthy', service: SERVICE });
    return;
  }
  let cors: OutgoingHttpHeaders = {};
  try {
    cors = toCorsHeaders(request.headers, deps.origins);
    if (!isOperation(path)) throw new Refusal(404, 'there is only /decode and /encode');
    if (request.method === 'OPTIONS') {
      send(response, 204, undefined, toPreflightHeaders(request.headers, deps.origins));
      return;
    }
    if (request.method !== 'POST') throw new Refusal(405, 'POST is wanted');
    const { caller, count, body } = await convert(request, path, deps);
    deps.logger.info('payloads converted', { operation: path, caller, payloads: count });
    send(response, 200, body, cors);
  } catch (error) {
    refuse(response, error, cors, deps.logger);
  }
}

function refuse(
  response: ServerResponse,
  error: unknown,
  cors: OutgoingHttpHeaders,
  logger: CodecServerDeps['logger'],
): void {
  const isRefusal = error instanceof Refusal;
  const status = isRefusal ? error.status : 500;
  if (isRefusal) logger.warn('request refused', { status, reason: error.message });
  else logger.error('request broke', { error });
  const headers = { ...cors, connection: 'close' };
  send(response, status, { error: isRefusal ? error.message : 'internal error' }, headers);
}

function send(
  response: ServerResponse,
  status: number,
  body?: object,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, {
    ...(body && { 'content-type': 'application/json' }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body && JSON.stringify(body));
}
