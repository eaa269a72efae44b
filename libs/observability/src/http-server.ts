import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Answers to GET by path. */
export type HttpRoutes = Readonly<Record<string, () => Promise<HttpAnswer>>>;

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Where a server listens. */
export interface HttpListenOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** @default all interfaces */
  readonly host?: string;
}

/**
 * Serves a few GET routes.
 *
 * @throws Error `EADDRINUSE` and the like, from listening
 */
export async function startHttpServer(
  listen: HttpListenOptions,
  routes: HttpRoutes,
): Promise<HttpServer> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    const get = request.method === 'GET' || request.method === 'HEAD';
    const answering = route === undefined ? NOT_FOUND : get ? route() : NOT_ALLOWED;
    request.resume();
    Promise.resolve(answering)
      .catch(() => FAILED)
      .then(({ status, contentType, body }) => {
        response.writeHead(status, {
          'content-type': contentType,
          'content-length': Buffer.byteLength(body),
          'cache-control': 'no-store',
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Makes an answer whose body is `value` as JSON. */
export function toJsonAnswer(status: number, value: unknown): HttpAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

const NOT_FOUND = toJsonAnswer(404, { error: 'not found' });
const NOT_ALLOWED = toJsonAnswer(405, { error: 'method not allowed' });
const FAILED = toJsonAnswer(500, { error: 'internal error' });
