// Proves that the codec server speaks TLS with the certificate that lies on the disk, also after it was rotated, and nothing in clear then.
import { once } from 'node:events';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  createAuthority,
  mountSecret,
  type Authority,
  type SecretVolume,
} from '@conn-dict/tls/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
let volume: SecretVolume;
let server: TestServer;
beforeEach(async () => {
  authority = await createAuthority();
  volume = mountSecret({ ca: authority.cert, ...(await authority.issue()) });
  const { cert, key } = volume.files;
  server = await startTestServer({ tls: { cert, key } });
});
afterEach(async () => {
  await server.close();
  volume.remove();
});

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

it('shows a rotated certificate to new connections', async () => {
  const next = await createAuthority('next');
  volume.put({ ca: next.cert, ...(await next.issue()) });
  await vi.waitFor(() => decode(next.cert), { timeout: 30_000 });
  expect(JSON.parse(await decode(next.cert))).toEqual(toBody(plain(SECRET)));
  await expect(decode(authority.cert)).rejects.toThrow(/certificate/);
  await expect(decode(next.cert, 'TLSv1.1')).rejects.toThrow();
});

it('stays with what it has while a certificate lies there without its key, and says so once', async () => {
  const [{ cert }, { key }] = await Promise.all([authority.issue(), authority.issue()]);
  volume.put({ ca: authority.cert, cert, key });
  const fault = 'our private key is not that of our certificate (CODEC_SERVER_TLS_…)';
  await vi.waitFor(() => expect(server.logs()).toContain(fault), { timeout: 30_000 });
  expect(JSON.parse(await decode(authority.cert))).toEqual(toBody(plain(SECRET)));
  volume.put({ ca: authority.cert, ...(await authority.issue()) });
  await vi.waitFor(() => expect(server.logs()).toContain('get the rotated certificate'), {
    timeout: 30_000,
  });
  expect(server.logs().split(fault)).toHaveLength(2);
});

it('tells when its certificate ends', async () => {
  const name = 'conn_dict_codec_server_certificate_expiry_timestamp_seconds';
  const value = new RegExp(`^${name}\\{connection="codec-server",kind="server"\\} (\\d+)$`, 'm');
  const ends = Number(value.exec(await server.metrics())?.[1]) * 1_000;
  expect(ends).toBeGreaterThan(Date.now());
});
