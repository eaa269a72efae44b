import {
  createServer as createHttpServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import type { CodecServerMetrics, Logger } from '@conn-dict/observability';
import type { TlsMaterial } from '@conn-dict/tls';
import { convert, type ConvertDeps } from './convert.js';
import { toCorsHeaders, toPreflightHeaders } from './cross-origin.js';
import { measureRequest } from './measure-request.js';
import { isOperation } from './operation.js';
import { pathOf } from './request-path.js';
import { Refusal } from './refusal.js';

export interface CodecServerDeps extends ConvertDeps {
  readonly origins: readonly string[];
  /** Certificate and key to begin with. @default plain HTTP */
  readonly tls?: TlsMaterial;
  readonly metrics: CodecServerMetrics;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}

const SERVICE = 'conn-dict-codec-server';
const TIMEOUTS = { requestTimeout: 10_000, headersTimeout: 5_000 };

/** Makes the server of Temporal's codec protocol: `POST /decode`, `POST /encode`, and `GET /health`. */
export function createCodecServer(deps: CodecServerDeps): Server {
  const listener: RequestListener = (request, response) => {
    measureRequest(request, response, deps.metrics);
    answer(request, response, deps).catch(() => response.destroy());
  };
  if (deps.tls === undefined) return createHttpServer(TIMEOUTS, listener);
  return createHttpsServer({ ...TIMEOUTS, ...toTlsOptions(deps.tls) }, listener);
}

/** How it speaks TLS with a certificate, at the start and after a rotation. */
export function toTlsOptions(material: TlsMaterial): SecureContextOptions {
  return { ...material, minVersion: 'TLSv1.2' };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  deps: CodecServerDeps,
): Promise<void> {
  const path = pathOf(request);
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
    deps.metrics.payloadsConverted(path, count);
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
