// Proves over real TCP that the channel speaks TLS and mutual TLS, trusts nobody else, and comes back after an outage.
import { ServerCredentials } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { answers, startBridgeServer, type BridgeServerOptions } from '../../test/bridge-server.js';
import { createAuthority } from '../../test/certificates.js';
import { NEW_CLAIM, OPENED_CLAIM } from '../../test/samples.js';
import { createBridgeClient } from '../create-bridge-client.js';
import type { BridgeTls } from './channel.js';

const authority = createAuthority('conn-dict test authority');
const stranger = createAuthority('somebody else');
const bridge = { createClaim: answers(() => OPENED_CLAIM) };
const unavailable = { type: 'BridgeUnavailable', details: { status: 'UNAVAILABLE' } };

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function start(options: Partial<BridgeServerOptions> = {}) {
  const server = await startBridgeServer({ bridge, ...options });
  running.push(server);
  return server;
}

function connect(address: string, tls?: BridgeTls) {
  const client = createBridgeClient({ address, timeoutMs: 5_000, ...(tls && { tls }) });
  running.push({ stop: () => client.close() });
  return client;
}

describe('TLS', () => {
  const { cert, key } = authority.issue('bridge');
  const pair = { cert_chain: cert, private_key: key };
  const tls = { credentials: ServerCredentials.createSsl(null, [pair]) };

  it('is spoken to a Bridge that the authority vouches for', async () => {
    const { address } = await start(tls);
    const client = connect(address, { ca: authority.cert });
    expect(await client.createClaim(NEW_CLAIM)).toMatchObject({ claimId: 'B-1' });
  });

  it('trusts neither another authority, nor the usual ones, nor another name', async () => {
    const { address } = await start(tls);
    for (const wrong of [
      { ca: stranger.cert },
      {},
      { ca: authority.cert, serverName: 'bridge.example.com' },
    ]) {
      await expect(connect(address, wrong).createClaim(NEW_CLAIM)).rejects.toMatchObject(
        unavailable,
      );
    }
  });

  it('is not dropped for plain text', async () => {
    const { address } = await start(tls);
    await expect(connect(address).createClaim(NEW_CLAIM)).rejects.toMatchObject({
      type: 'BridgeUnavailable',
    });
  });

  it('does not start with half of a key pair, or with what is no PEM', () => {
    const address = '127.0.0.1:1';
    expect(() => connect(address, { cert })).toThrow();
    expect(() => connect(address, { ca: Buffer.from('no PEM'), cert, key: cert })).toThrow();
  });
});

describe('mutual TLS', () => {
  const { cert, key } = authority.issue('bridge');
  const pair = { cert_chain: cert, private_key: key };
  const credentials = ServerCredentials.createSsl(authority.cert, [pair], true);

  it('shows our certificate', async () => {
    const { address } = await start({ credentials });
    const client = connect(address, { ca: authority.cert, ...authority.issue('worker') });
    expect(await client.createClaim(NEW_CLAIM)).toMatchObject({ claimId: 'B-1' });
  });

  it('is refused without one, and with one of another authority', async () => {
    const { address } = await start({ credentials });
    for (const wrong of [{}, stranger.issue('worker')]) {
      const client = connect(address, { ca: authority.cert, ...wrong });
      await expect(client.createClaim(NEW_CLAIM)).rejects.toMatchObject({
        type: 'BridgeUnavailable',
      });
    }
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
