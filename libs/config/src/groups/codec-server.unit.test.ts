// Proves that the codec server does not start without keys or without somebody to ask, and names every fault at once.
import { describe, expect, it } from 'vitest';
import { errorOf, namesOf } from '../../test/faults-of.js';
import { certificateFiles } from '../../test/certificates.js';
import { temporaryFile } from '../../test/temporary-files.js';
import { loadCodecServerConfig, type Environment } from '../index.js';

const TOKEN = 'a'.repeat(32);
const KEYS = {
  PAYLOAD_ENCRYPTION_KEYS: `k=${Buffer.alloc(32, 1).toString('base64')}`,
  PAYLOAD_ENCRYPTION_KEY_ID: 'k',
};
const GOOD = { ...KEYS, CODEC_SERVER_TOKENS: TOKEN };
const JWT = { CODEC_SERVER_JWT_ISSUER: 'https://id.example.com', CODEC_SERVER_JWT_AUDIENCE: 'ui' };
const load = (env: Environment) => loadCodecServerConfig(env);
const faultyIn = (env: Environment) => namesOf(() => load(env));
const keySet = (content = '{"keys":[{"kty":"RSA"}]}') => temporaryFile(content);

it('decrypts on loopback for one namespace and no web page, unless told', () => {
  expect(load(GOOD).server).toEqual({
    address: '127.0.0.1:8090',
    origins: [],
    namespaces: ['default'],
    tokens: [TOKEN],
    encode: false,
    requestsPerMinute: 600,
    logLevel: 'info',
  });
});

it('takes TLS, origins, and who signs tokens', () => {
  const { cert, key } = certificateFiles();
  const { server } = load({
    ...KEYS,
    ...JWT,
    CODEC_SERVER_TLS_CERT_FILE: cert,
    CODEC_SERVER_TLS_KEY_FILE: key,
    CODEC_SERVER_METRICS_ADDR: '[::]:9093',
    CODEC_SERVER_ORIGINS: 'https://a.example.com,http://localhost:8233',
    CODEC_SERVER_JWKS_URL: 'https://id.example.com/keys',
    CODEC_SERVER_JWT_PERMISSIONS_CLAIM: 'permissions',
  });
  expect(server.tls).toEqual({ cert, key });
  expect(server.metricsAddress).toBe('[::]:9093');
  expect(server.origins).toEqual(['https://a.example.com', 'http://localhost:8233']);
  expect(server.jwt).toEqual({
    keys: new URL('https://id.example.com/keys'),
    issuer: 'https://id.example.com',
    audience: 'ui',
    permissionsClaim: 'permissions',
  });
  const fromFile = load({ ...KEYS, ...JWT, CODEC_SERVER_JWKS_FILE: keySet() });
  expect(fromFile.server.jwt?.keys).toEqual({ keys: [{ kty: 'RSA' }] });
});

it('wants keys, and somebody to ask', () => {
  expect(faultyIn({})).toEqual(['CODEC_SERVER_TOKENS', 'PAYLOAD_ENCRYPTION_KEYS']);
});

describe('rules across variables', () => {
  it.each([
    ['CODEC_SERVER_JWT_ISSUER', { CODEC_SERVER_JWT_ISSUER: 'x' }],
    ['CODEC_SERVER_JWT_AUDIENCE', { CODEC_SERVER_JWT_AUDIENCE: 'x' }],
  ])('%s is wrong without keys of who signs', (name, env) => {
    expect(faultyIn({ ...GOOD, ...env })).toEqual([name]);
  });

  it('keys of who signs are not enough, and come from one place', () => {
    const url = { CODEC_SERVER_JWKS_URL: 'https://id.example.com/keys' };
    expect(faultyIn({ ...KEYS, ...url })).toEqual(Object.keys(JWT));
    const both = { ...KEYS, ...JWT, ...url, CODEC_SERVER_JWKS_FILE: keySet() };
    expect(faultyIn(both)).toEqual(['CODEC_SERVER_JWKS_URL']);
  });

  it('a certificate goes with its key', () => {
    const env = { ...GOOD, CODEC_SERVER_TLS_CERT_FILE: certificateFiles().cert };
    expect(faultyIn(env)).toEqual(['CODEC_SERVER_TLS_KEY_FILE']);
  });
});

it.each([
  ['CODEC_SERVER_ADDR', '8090'],
  ['CODEC_SERVER_METRICS_ADDR', '9093'],
  ['CODEC_SERVER_ORIGINS', '*'],
  ['CODEC_SERVER_ORIGINS', 'https://a.example.com/'],
  ['CODEC_SERVER_ORIGINS', 'ftp://a.example.com'],
  ['CODEC_SERVER_NAMESPACES', 'a,,b'],
  ['CODEC_SERVER_TOKENS', 'short'],
  ['CODEC_SERVER_TOKENS', `${TOKEN},${TOKEN}`],
  ['CODEC_SERVER_JWKS_URL', 'file:///keys'],
  ['CODEC_SERVER_JWKS_FILE', '/nonexistent/keys.json'],
  ['CODEC_SERVER_ENCODE', 'yes'],
  ['CODEC_SERVER_REQUESTS_PER_MINUTE', '0'],
])('%s is not %j', (name, value) => expect(faultyIn({ ...GOOD, [name]: value })).toEqual([name]));

it.each(['no json', '{}', '{"keys":[]}', 'null'])('a key set is not %j', (content) => {
  const env = { ...GOOD, CODEC_SERVER_JWKS_FILE: keySet(content) };
  expect(faultyIn(env)).toEqual(['CODEC_SERVER_JWKS_FILE']);
});

it('shows no token', () => {
  const { message } = errorOf(() => load({ ...KEYS, CODEC_SERVER_TOKENS: 'hunter2' }))!;
  expect(message).toContain('CODEC_SERVER_TOKENS: given ***');
  expect(message).not.toContain('hunter2');
});
