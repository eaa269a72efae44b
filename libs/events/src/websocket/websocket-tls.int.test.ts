// Proves over a real broker that wss is refused for the right reasons, which are told, and that a rotation loses no event.
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  createAuthority,
  mountSecret,
  type Authority,
  type SecretVolume,
} from '@conn-dict/tls/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { toTestEvent } from '../../test/event-publisher-contract.js';
import { isPulsarMissing } from '../../test/pulsar-missing.js';
import { startTcpRelay } from '../../test/tcp-relay.js';
import type { EventPublisher, EventsError } from '../index.js';
import type { PulsarAccess } from '../pulsar-access.js';
import { findFreePort } from '@conn-dict/free-port';
import { readTopic, startTestPulsar, type TestPulsar } from '../testing.js';
import { createWebSocketPublisher } from './websocket-publisher.js';

const PATIENCE = { timeout: 30_000, interval: 20 };
const TOPIC = 'persistent://public/default/tls';

let authority: Authority;
let stranger: Authority;
beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority('ours'), createAuthority('theirs')]);
});

function open(port: number, access: PulsarAccess, onError = vi.fn()): EventPublisher {
  const url = `wss://127.0.0.1:${port}`;
  const options = { url, topic: TOPIC, producerName: 'tls', ...access };
  const publisher = createWebSocketPublisher({ ...options, onError });
  onTestFinished(() => publisher.close());
  return publisher;
}

/** What is told of the first connection. */
async function faultOf(port: number, access: PulsarAccess): Promise<string> {
  const onError = vi.fn<(error: EventsError) => void>();
  open(port, access, onError);
  await vi.waitFor(() => expect(onError).toHaveBeenCalled(), PATIENCE);
  return onError.mock.calls[0]![0].message;
}

describe.skipIf(isPulsarMissing)('over a real broker', () => {
  let shown: SecretVolume;
  let pulsar: TestPulsar;
  let port: number;
  beforeAll(async () => {
    shown = mountSecret({ ca: authority.cert, ...(await authority.issue()) });
    port = await findFreePort();
    pulsar = await startTestPulsar({
      settings: {
        webServicePortTls: port,
        tlsCertificateFilePath: shown.files.cert,
        tlsKeyFilePath: shown.files.key,
        tlsTrustCertsFilePath: shown.files.ca,
        tlsRequireTrustedClientCertOnConnect: 'true',
        tlsCertRefreshCheckDurationSec: 1,
      },
    });
  });
  afterAll(async () => {
    await pulsar.stop();
    shown.remove();
  });

  it('is refused where our certificate is missing, or of another authority', async () => {
    const tls = { ca: authority.cert };
    for (const ours of [{}, await stranger.issue()]) {
      const message = await faultOf(port, { tls: { ...tls, ...ours } });
      expect(message).toContain('(Pulsar refuses our certificate, or misses one (PULSAR_TLS_…))');
    }
  });

  it('loses no event when all certificates are rotated', async () => {
    const next = await createAuthority('next');
    const both = Buffer.concat([authority.cert, next.cert]);
    const volume = mountSecret({ ca: both, ...(await authority.issue()) });
    onTestFinished(() => volume.remove());
    const relay = await startTcpRelay(port);
    onTestFinished(() => relay.stop());
    const publisher = open(relay.port, { tls: volume.files });
    const publish = (id: string) =>
      vi.waitFor(() => publisher.publish(toTestEvent(id, 'CLAIM-1')), PATIENCE);
    await publish('before');

    shown.put({ ca: both, ...(await next.issue()) });
    volume.put({ ca: next.cert, ...(await next.issue()) });
    await publish('on the old connection');
    // From when the broker shows the new certificate on, only the new files can connect.
    await vi.waitFor(async () => {
      const fault = await faultOf(port, { tls: { ca: authority.cert, ...(await next.issue()) } });
      expect(fault).toContain('is of an authority that is not trusted here');
    }, PATIENCE);
    relay.cut();
    await publish('on the new connection');
    const events = (await readTopic(pulsar, { topic: TOPIC })).map(({ payload }) => payload);
    expect(events.map((payload) => (JSON.parse(payload) as { id: string }).id)).toEqual([
      'before',
      'on the old connection',
      'on the new connection',
    ]);
  });
});

describe('a broker', () => {
  /** Speaks TLS as this certificate says, and answers as Pulsar's proxy does. */
  async function start(certificate: { cert: Buffer; key: Buffer }, tokens: unknown[] = []) {
    const server: Server = createServer(certificate).listen(0, '127.0.0.1');
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (_socket, { headers }) => tokens.push(headers.authorization));
    await once(server, 'listening');
    onTestFinished(async () => {
      sockets.clients.forEach((client) => client.terminate());
      server.close();
      await once(server, 'close');
    });
    return {
      port: (server.address() as AddressInfo).port,
      drop: () => sockets.clients.forEach((client) => client.terminate()),
    };
  }

  it.each([
    ['of another authority', () => stranger.issue(), 'of an authority that is not trusted here'],
    ['that has expired', () => authority.issue({ validDays: -1 }), 'authority, has expired'],
    ['for another name', () => authority.issue({ names: ['db.example'] }), 'is for another name'],
  ])('with a certificate %s is refused, and why is told', async (_, issue, fault) => {
    const { port } = await start(await issue());
    const message = await faultOf(port, { tls: { ca: authority.cert } });
    expect(message).toMatch(/^no connection to the broker of events \(the certificate of Pulsar/);
    expect(message).toContain(`${fault} (PULSAR_TLS_…)`);
  });

  it('may go by another name, and gets the token that its file holds then', async () => {
    const seen: unknown[] = [];
    const { port, drop } = await start(await authority.issue({ names: ['pulsar.example'] }), seen);
    const withToken = async (token: string) => ({
      ca: authority.cert,
      ...(await authority.issue()),
      key: Buffer.from(`${token}\n`),
    });
    const volume = mountSecret(await withToken('first'));
    onTestFinished(() => volume.remove());
    const tls = { ca: authority.cert, serverName: 'pulsar.example' };
    open(port, { tls, token: { file: volume.files.key } });
    await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENCE);
    volume.put(await withToken('second'));
    drop();
    await vi.waitFor(() => expect(seen).toHaveLength(2), PATIENCE);
    expect(seen).toEqual(['Bearer first', 'Bearer second']);
  });
});
