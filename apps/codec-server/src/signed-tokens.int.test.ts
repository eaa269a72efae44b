// Proves which signed tokens are taken, and that one is never taken because its keys cannot be looked up.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  SignJWT,
  UnsecuredJWT,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from './caller.js';
import { createSignedTokenCheck, type SignedTokensOptions } from './signed-tokens.js';

const ISSUER = 'https://id.example.com';
const AUDIENCE = 'codec';
const GOOD = { sub: 'zulmira@example.com', permissions: ['default:read'] };

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
let pair: KeyPair;
let stranger: KeyPair;
let keys: { keys: object[] };
beforeAll(async () => {
  [pair, stranger] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] };
});

const toClaims = (claims: JWTPayload, expires: string): SignJWT =>
  new SignJWT({ ...GOOD, ...claims }).setIssuedAt().setExpirationTime(expires);

async function sign(
  claims: JWTPayload = {},
  { by = pair, expires = '5m', kid = 'one' } = {},
): Promise<string> {
  const token = toClaims({ iss: ISSUER, aud: AUDIENCE, ...claims }, expires);
  return await token.setProtectedHeader({ alg: 'ES256', kid }).sign(by.privateKey);
}

const check = (
  token: string,
  change: Partial<SignedTokensOptions> = {},
): Promise<Caller | undefined> =>
  createSignedTokenCheck({ keys, issuer: ISSUER, audience: AUDIENCE, ...change })(token);

describe('a token', () => {
  it('of who signs here is taken, and its subject stays unnamed', async () => {
    const caller = await check(await sign());
    expect(caller?.name).toMatch(/^subject [0-9a-f]{16}$/);
    expect(caller?.permits('decode', 'default')).toBe(true);
    expect((await check(await sign({ sub: 'another' })))?.name).not.toBe(caller?.name);
  });

  it('is refused otherwise', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(pair.publicKey));
    const claims = { ...GOOD, iss: ISSUER, aud: AUDIENCE };
    const tokens = {
      late: await sign({}, { expires: '-1m' }),
      early: await sign({ nbf: Math.floor(Date.now() / 1_000) + 600 }),
      'of another issuer': await sign({ iss: 'https://evil.example.com' }),
      'for somebody else': await sign({ aud: 'ui' }),
      'signed by a stranger': await sign({}, { by: stranger }),
      'with an unknown key': await sign({}, { by: stranger, kid: 'two' }),
      'without a subject': await new SignJWT({ iss: ISSUER, aud: AUDIENCE })
        .setExpirationTime('5m')
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .sign(pair.privateKey),
      'without an end': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .sign(pair.privateKey),
      'without a signature': new UnsecuredJWT(claims).setExpirationTime('5m').encode(),
      'with the public key for a secret': await toClaims(claims, '5m')
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(secret),
      'that is none': 'a.b.c',
    };
    for (const [name, token] of Object.entries(tokens))
      expect([name, await check(token)]).toEqual([name, undefined]);
  });
});

describe('permissions', () => {
  const permits = async (permissions: unknown, operation: 'decode' | 'encode' = 'decode') =>
    (await check(await sign({ permissions }), { permissionsClaim: 'permissions' }))?.permits(
      operation,
      'default',
    );

  it.each([
    [['default:read'], true, false],
    [['default:write'], true, true],
    [['default:admin'], true, true],
    [['temporal-system:admin'], true, true],
    [['other:admin'], false, false],
    [['default'], false, false],
    ['default:admin', false, false],
    [[], false, false],
    [undefined, false, false],
  ])('%j', async (permissions, decodes, encodes) => {
    expect(await permits(permissions)).toBe(decodes);
    expect(await permits(permissions, 'encode')).toBe(encodes);
  });
});

describe('keys at a URL', () => {
  let provider: Server;
  let url: URL;
  let status = 200;
  beforeAll(async () => {
    provider = createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(keys));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    url = new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`);
  });
  afterAll(() => provider.close());

  it('are looked up', async () => {
    expect((await check(await sign(), { keys: url }))?.name).toMatch(/^subject/);
    expect(await check(await sign({}, { by: stranger }), { keys: url })).toBeUndefined();
  });

  it('that cannot be had are said to be that', async () => {
    status = 500;
    await expect(check(await sign(), { keys: url })).rejects.toMatchObject({ status: 503 });
    const nobody = new URL('http://127.0.0.1:1/keys');
    await expect(check(await sign(), { keys: nobody })).rejects.toMatchObject({ status: 503 });
  });
});
