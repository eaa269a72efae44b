// Proves over real TCP that the channel speaks TLS and mutual TLS, trusts nobody else, says why, takes rotated
// certificates without a failed call, and comes back after an outage.
import { createAuthority, type Authority, type Certificate } from '@conn-dict/tls/testing';
import type { TlsFiles } from '@conn-dict/tls';
import { ServerCredentials } from '@grpc/grpc-js';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { answers, startBridgeServer, type BridgeServerOptions } from '../../test/bridge-server.js';
import { NEW_CLAIM, OPENED_CLAIM } from '../../test/samples.js';
import { createBridgeClient } from '../create-bridge-client.js';

let authority: Authority;
let stranger: Authority;
beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority('ours'), createAuthority('theirs')]);
});

const bridge = { createClaim: answers(() => OPENED_CLAIM) };
const unavailable = { type: 'BridgeUnavailable', details: { status: 'UNAVAILABLE' } };

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function start(options: Partial<BridgeServerOptions> = {}) {
  const server = await startBridgeServer({ bridge, ...options });
  running.push(server);
  return server;
}

function connect(address: string, tls?: TlsFiles, onTlsFault = vi.fn()) {
  const client = createBridgeClient({
    address,
    timeoutMs: 5_000,
    tls,
    onTlsFault,
    tlsLookEveryMs: 20,
  });
  running.push({ stop: () => client.close() });
  return client;
}

/** With `clientCa`, clients have to show a certificate. */
function toCredentials({ cert, key }: Certificate, clientCa: Buffer | null = null) {
  const pair = { cert_chain: cert, private_key: key };
  return ServerCredentials.createSsl(clientCa, [pair], clientCa !== null);
}

/** What a call over it is refused with, and what is told, however often it is repeated. */
async function faultsOf(address: string, tls: TlsFiles): Promise<unknown> {
  const told = vi.fn();
  const client = connect(address, tls, told);
  for (const _attempt of [1, 2]) {
    await expect(client.createClaim(NEW_CLAIM)).rejects.toMatchObject(unavailable);
  }
  return told.mock.calls;
}

describe('TLS', () => {
  it('is spoken to a Bridge that the authority vouches for', async () => {
    const { address } = await start({ credentials: toCredentials(await authority.issue()) });
    const client = connect(address, { ca: authority.cert });
    expect(await client.createClaim(NEW_CLAIM)).toMatchObject({ claimId: 'B-1' });
  });

  it.each([
    ['of another authority', () => stranger.issue(), 'is of an authority that is not trusted here'],
    [
      'that has expired',
      () => authority.issue({ validDays: -1 }),
      ', or of its authority, has expired',
    ],
    ['for another name', () => authority.issue({ names: ['b.example'] }), 'is for another name'],
  ])('is refused to a Bridge with a certificate %s, and why is told', async (_, issue, fault) => {
    const { address } = await start({ credentials: toCredentials(await issue()) });
    expect(await faultsOf(address, { ca: authority.cert })).toEqual([
      [expect.stringMatching(`^the certificate of the Bridge ?${fault} \\(BRIDGE_TLS_…\\)$`)],
    ]);
  });

  it('trusts the usual authorities where none are given, and goes by another name where that is', async () => {
    const issued = await authority.issue({ names: ['bridge.example'] });
    const { address } = await start({ credentials: toCredentials(issued) });
    expect(await faultsOf(address, {})).toHaveLength(1);
    const client = connect(address, { ca: authority.cert, serverName: 'bridge.example' });
    expect(await client.createClaim(NEW_CLAIM)).toMatchObject({ claimId: 'B-1' });
  });

  it('is not dropped for plain text, on either side', async () => {
    const { address } = await start({ credentials: toCredentials(await authority.issue()) });
    await expect(connect(address).createClaim(NEW_CLAIM)).rejects.toMatchObject({
      type: 'BridgeUnavailable',
    });
    const plain = await start();
    expect(await faultsOf(plain.address, { ca: authority.cert })).toEqual([
      ['the Bridge does not speak TLS there (BRIDGE_TLS_…)'],
    ]);
  });

  it('does not start with half of a key pair, or with what is no PEM', async () => {
    const { cert, key } = await authority.issue();
    const address = '127.0.0.1:1';
    expect(() => connect(address, { ca: Buffer.from('no PEM') })).toThrow();
    expect(() => connect(address, { cert, key: cert })).toThrow();
    expect(() => connect(address, { cert, key: '/nonexistent/key' })).toThrow('(ENOENT)');
    expect(() => connect(address, { cert, key })).not.toThrow();
  });
});

describe('mutual TLS', () => {
  it('shows our certificate, and says that the Bridge asks for one', async () => {
    const credentials = toCredentials(await authority.issue(), authority.cert);
    const { address } = await start({ credentials });
    const client = connect(address, { ca: authority.cert, ...(await authority.issue()) });
    expect(await client.createClaim(NEW_CLAIM)).toMatchObject({ claimId: 'B-1' });
    expect(await faultsOf(address, { ca: authority.cert })).toEqual([
      ['the Bridge asks for a certificate of ours (BRIDGE_TLS_…)'],
    ]);
  });

  it('is refused with one of another authority', async () => {
    const credentials = toCredentials(await authority.issue(), authority.cert);
    const { address } = await start({ credentials });
    const client = connect(address, { ca: authority.cert, ...(await stranger.issue()) });
    await expect(client.createClaim(NEW_CLAIM)).rejects.toMatchObject({
      type: 'BridgeUnavailable',
    });
  });
});

describe('an outage', () => {
  it('fails calls at once, and ends by itself when the Bridge is back', async () => {
    const { address, port, stop } = await start();
    const client = connect(address);
    await client.createClaim(NEW_CLAIM);
    stop();
    await expect(client.createClaim(NEW_CLAIM)).rejects.toMatchObject(unavailable);
    await start({ port });
    await expect
      .poll(() => client.createClaim(NEW_CLAIM).catch(() => undefined), { timeout: 20_000 })
      .toMatchObject({ claimId: 'B-1' });
  });
});
