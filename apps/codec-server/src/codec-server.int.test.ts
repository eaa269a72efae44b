// Proves over real HTTP who gets what from the codec server, and that nothing of a payload is in its log or its refusals.
import { createSecretKey } from 'node:crypto';
import { createPayloadCodec } from '@conn-dict/encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ORIGIN,
  SECRET,
  codec,
  plain,
  sealed,
  startTestServer,
  toBody,
  type TestServer,
} from '../test/test-server.js';
import { BODY_BYTES_MAX } from './request-body.js';

let server: TestServer;
let body: object;
beforeAll(async () => {
  server = await startTestServer();
  body = toBody(await sealed(SECRET), plain('from before the encryption'));
});
afterAll(() => server.close());

describe('whoever has a token', () => {
  it('gets payloads decrypted, plain ones as they are, in order', async () => {
    const answer = await server.ask('decode', body);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual(
      toBody(plain(SECRET), plain('from before the encryption')),
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('may ask for none', async () => {
    expect(await server.ask('decode', { payloads: [] })).toMatchObject({
      status: 200,
      body: '{"payloads":[]}',
    });
  });

  it('is told by key id what cannot be read, and nothing of it', async () => {
    const others = { keys: { other: createSecretKey(Buffer.alloc(32, 9)) }, keyId: 'other' };
    const foreign = await createPayloadCodec(others).encode([plain(SECRET)]);
    const answer = await server.ask('decode', toBody(...foreign));
    expect(answer).toMatchObject({
      status: 422,
      body: '{"error":"payload under key \\"other\\": there is no such key here"}',
    });
  });

  it('may not have anything encrypted', async () => {
    expect((await server.ask('encode', body)).status).toBe(403);
  });
});

describe('nobody else', () => {
  it.each([
    ['without a token', { authorization: undefined }, 401],
    ['with another token', { authorization: `Bearer ${'x'.repeat(34)}` }, 401],
    ['with another scheme', { authorization: 'Basic dG9rZW4=' }, 401],
    ['with two tokens', { authorization: 'Bearer a b' }, 401],
    ['without a namespace, where there are two', { 'x-namespace': undefined }, 403],
    ['of another namespace', { 'x-namespace': 'elsewhere' }, 403],
    ['from a page of another origin', { origin: 'https://evil.example.com' }, 403],
    ['from a page of no origin', { origin: 'null' }, 403],
  ])('%s', async (_, headers, status) => {
    const answer = await server.ask('decode', body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(/^\{"error":"[a-z /]+"\}$/);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a request that is none', () => {
  it.each([
    '',
    'Zulmira',
    '[]',
    '{}',
    '{"payloads":{}}',
    '{"payloads":[1]}',
    '{"payloads":[{"metadata":1}]}',
    '{"payloads":[{"data":7}]}',
  ])('is refused without a word of it: %j', async (text) => {
    expect(await server.ask('decode', text)).toMatchObject({
      status: 400,
      body: '{"error":"the body is no list of payloads"}',
    });
  });

  it('of more than 8 MiB is refused', async () => {
    const answer = await server
      .ask('decode', 'x'.repeat(BODY_BYTES_MAX + 1))
      .catch(() => 'cut off');
    expect([413, 'cut off']).toContain(typeof answer === 'string' ? answer : answer.status);
    expect(server.logs()).toContain('the body is larger than');
  });

  it('has to be a POST, to a path that is there', async () => {
    expect((await fetch(`${server.url}/decode`)).status).toBe(405);
    expect((await server.ask('decrypt', body)).status).toBe(404);
    expect((await server.ask('', body)).status).toBe(404);
  });
});

describe('a page', () => {
  it("of the UI's origin may ask, with its headers, and read the answer and a refusal", async () => {
    const preflight = await fetch(`${server.url}/decode`, {
      method: 'OPTIONS',
      headers: { origin: ORIGIN },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    for (const authorization of [undefined, 'Bearer wrong']) {
      const headers = { origin: ORIGIN, ...(authorization && { authorization }) };
      const answer = await server.ask('decode', body, headers);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(answer.headers.get('vary')).toBe('Origin');
    }
  });

  it('of another origin is told no before it asks', async () => {
    const headers = { origin: 'https://evil.example.com' };
    const preflight = await fetch(`${server.url}/decode`, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(403);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

it('the only namespace need not be named', async () => {
  const one = await startTestServer({ namespaces: ['default'] });
  expect((await one.ask('decode', body, { 'x-namespace': '' })).status).toBe(200);
  expect((await one.ask('decode', body, { 'x-namespace': 'other' })).status).toBe(403);
  await one.close();
});

it('a server that may encrypts what it is given, under the key in use', async () => {
  const both = await startTestServer({ encode: true });
  const answer = await both.ask('encode', toBody(plain(SECRET)));
  expect(answer.status).toBe(200);
  const { payloads } = JSON.parse(answer.body) as { payloads: { data: string }[] };
  expect(Buffer.from(payloads[0]!.data, 'base64').includes('Zulmira')).toBe(false);
  const back = await both.ask('decode', answer.body);
  expect(JSON.parse(back.body)).toEqual(toBody(plain(SECRET)));
  await both.close();
});

it('a caller has its calls of a minute, one without a token too', async () => {
  const slow = await startTestServer({ requestsPerMinute: 2 });
  const statuses = async (headers: Record<string, string | undefined>) => {
    const answers = [];
    for (let call = 0; call < 3; call += 1) answers.push(await slow.ask('decode', body, headers));
    return answers.map(({ status }) => status);
  };
  expect(await statuses({ authorization: 'Bearer wrong' })).toEqual([401, 401, 429]);
  expect(await statuses({})).toEqual([200, 200, 429]);
  await slow.close();
});

it('health is for everybody', async () => {
  const answer = await fetch(`${server.url}/health`);
  expect(await answer.json()).toEqual({ status: 'healthy', service: 'conn-dict-codec-server' });
});

it('the log tells who asked and how much, and nothing of what', async () => {
  await server.ask('decode', body);
  const logs = server.logs();
  expect(logs).toContain('"operation":"decode","caller":"token 2","payloads":2');
  expect(logs).toContain('"status":401');
  const [opened] = await codec.decode([await sealed(SECRET)]);
  for (const text of [
    'Zulmira',
    'before the encryption',
    'token-of-the-test',
    Buffer.from(opened!.data!).toString('base64'),
  ])
    expect(logs).not.toContain(text);
});
