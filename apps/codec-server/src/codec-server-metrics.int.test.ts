// Proves over real HTTP that every request is counted by how it ended, and that nobody and nothing of a payload is in the metrics.
import { createSecretKey } from 'node:crypto';
import { connect } from 'node:net';
import { createPayloadCodec } from '@conn-dict/encryption';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  ORIGIN,
  SECRET,
  TOKEN,
  plain,
  sealed,
  startTestServer,
  toBody,
  type TestServer,
} from '../test/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const waitForLine = (line: string) =>
  vi.waitFor(async () => expect((await server.metrics()).split('\n')).toContain(line), {
    timeout: 30_000,
  });
const request = (operation: string, status: string) =>
  `conn_dict_codec_server_requests_total{operation="${operation}",status="${status}"} 1`;

it('counts what was converted, and each refusal', async () => {
  const foreignKeys = { keys: { secret: createSecretKey(Buffer.alloc(32, 9)) }, keyId: 'secret' };
  const foreign = await createPayloadCodec(foreignKeys).encode([plain(SECRET)]);
  await server.ask('decode', toBody(await sealed(SECRET), plain('before')));
  await server.ask('decode', toBody(...foreign));
  await server.ask('decode', {}, { authorization: 'Bearer wrong' });
  await server.ask('encode', toBody(plain(SECRET)));
  await server.ask('Zulmira', {});
  await fetch(`${server.url}/encode`, { method: 'OPTIONS', headers: { origin: ORIGIN } });
  for (const line of [
    request('decode', '200'),
    request('decode', '422'),
    request('decode', '401'),
    request('encode', '403'),
    request('encode', '204'),
    request('other', '404'),
    'conn_dict_codec_server_payloads_total{operation="decode"} 2',
    'conn_dict_codec_server_payloads_total{operation="encode"} 0',
    'conn_dict_codec_server_request_duration_seconds_count{operation="decode"} 3',
  ])
    await waitForLine(line);
  const text = await server.metrics();
  for (const canary of ['Zulmira', 'token 2', 'secret', '127.0.0.1'])
    expect(text).not.toContain(canary);
});

it('counts a caller that went away', async () => {
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const head = [
    'POST /decode HTTP/1.1',
    'host: x',
    `authorization: Bearer ${TOKEN}`,
    'x-namespace: default',
    'content-length: 5',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n{`, () => socket.destroy());
  await waitForLine(request('decode', 'aborted'));
});

it('does not count probes, and serves no metrics where users ask', async () => {
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  expect(await server.metrics()).not.toContain('health');
});
