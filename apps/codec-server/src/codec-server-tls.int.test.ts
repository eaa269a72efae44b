// Proves that the codec server speaks TLS with the certificate that it was given, and nothing in clear then.
import { once } from 'node:events';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { createAuthority, type Authority } from '@conn-dict/tls/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  SECRET,
  TOKEN,
  plain,
  sealed,
  startTestServer,
  toBody,
  type TestServer,
} from '../test/test-server.js';

let authority: Authority;
let server: TestServer;
beforeAll(async () => {
  authority = await createAuthority();
  server = await startTestServer({ tls: await authority.issue() });
});
afterAll(() => server.close());

/** Asks over TLS, for one that trusts this authority. */
async function decode(ca: Buffer, maxVersion: 'TLSv1.1' | 'TLSv1.3' = 'TLSv1.3'): Promise<string> {
  const { port } = new URL(server.url);
  const headers = { authorization: `Bearer ${TOKEN}`, 'x-namespace': 'default' };
  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/decode',
    method: 'POST',
    headers,
    ca,
    minVersion: 'TLSv1',
    maxVersion,
    agent: false,
  });
  asked.end(JSON.stringify(toBody(await sealed(SECRET))));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return await text(response);
}

it('decrypts for who trusts its certificate', async () => {
  expect(JSON.parse(await decode(authority.cert))).toEqual(toBody(plain(SECRET)));
});

it('is not taken for another', async () => {
  const stranger = await createAuthority('stranger');
  await expect(decode(stranger.cert)).rejects.toThrow(/certificate/);
});

it('takes no old TLS, and nothing in clear', async () => {
  await expect(decode(authority.cert, 'TLSv1.1')).rejects.toThrow();
  await expect(server.ask('decode', { payloads: [] })).rejects.toThrow('fetch failed');
});
