import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ConnDictClient } from '@conn-dict/client';
import { getKey, openClaim, registerKey } from './calls.js';
import { toErrorReply, type Reply } from './reply.js';

const KEY_PATH = /^\/keys\/([^/]+)$/;

/** Makes the service. Who made the client closes it, after the server. */
export function createService(dict: ConnDictClient): Server {
  return createServer((request, response) => {
    void answer(dict, request).then(({ status, body, location }) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(location === undefined ? {} : { location }),
      });
      response.end(JSON.stringify(body));
    });
  });
}

async function answer(dict: ConnDictClient, request: IncomingMessage): Promise<Reply> {
  try {
    return await route(dict, request);
  } catch (error) {
    return toErrorReply(error);
  }
}

async function route(dict: ConnDictClient, request: IncomingMessage): Promise<Reply> {
  const { method = '', url = '' } = request;
  if (method === 'POST' && url === '/keys') return await registerKey(dict, await bodyOf(request));
  if (method === 'POST' && url === '/claims') return await openClaim(dict, await bodyOf(request));
  const [, entryId] = KEY_PATH.exec(url) ?? [];
  if (method === 'GET' && entryId) return await getKey(dict, decodeURIComponent(entryId));
  return { status: 404, body: { type: 'NoSuchPath' } };
}

async function bodyOf(request: IncomingMessage): Promise<object> {
  const body: unknown = JSON.parse(await text(request));
  if (typeof body === 'object' && body !== null) return body;
  throw new SyntaxError('the body is no JSON object');
}
