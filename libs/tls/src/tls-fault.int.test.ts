// Proves, over real TLS between two sockets, that each fault of a certificate is told in one line, and no other error.
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { connect, createServer, type ConnectionOptions, type TlsOptions } from 'node:tls';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createAuthority, type Authority } from './testing.js';
import { readTlsFiles } from './read-tls-files.js';
import { toTlsFault } from './tls-fault.js';

const PEER = { name: 'the Bridge', variables: 'BRIDGE_TLS_' };

let authority: Authority;
let stranger: Authority;
beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority('ours'), createAuthority('theirs')]);
});

/** Connects, sends, and waits for an answer or for what TLS says. */
async function failureOf(server: TlsOptions, client: ConnectionOptions): Promise<unknown> {
  const listener = createServer(server, (socket) =>
    socket.on('error', () => undefined).end('hello'),
  );
  listener.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => void listener.close());
  const { port } = listener.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port, ...client });
  try {
    await once(socket, 'data');
    return undefined;
  } catch (error) {
    return error;
  } finally {
    socket.destroy();
  }
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s', (maxVersion) => {
  const faultOf = async (server: TlsOptions, client: ConnectionOptions) => {
    const failure = await failureOf({ maxVersion, ...server }, client);
    return failure && toTlsFault(failure, PEER);
  };

  it('nothing fails where all is right', async () => {
    const server = { ...(await authority.issue()), ca: authority.cert, requestCert: true };
    expect(await faultOf(server, { ca: authority.cert, ...(await authority.issue()) })).toBe(
      undefined,
    );
  });

  it.each([
    ['of another authority', () => stranger.issue(), 'is of an authority that is not trusted here'],
    ['that has expired', () => authority.issue({ validDays: -1 }), 'has expired'],
    ['for another name', () => authority.issue({ names: ['db.example'] }), 'is for another name'],
  ])('a certificate of the peer %s is told', async (_, issue, sentence) => {
    const fault = await faultOf(await issue(), { ca: authority.cert });
    expect(fault).toMatch(new RegExp(`^the certificate of the Bridge.* ${sentence}`));
    expect(fault).toMatch(/ \(BRIDGE_TLS_…\)$/);
  });

  // A server of Node's only says this much; libs/cache and libs/database have servers with OpenSSL's alerts.
  it('that ours is missing is told', async () => {
    const server = { ...(await authority.issue()), ca: authority.cert, requestCert: true };
    expect(await faultOf(server, { ca: authority.cert })).toBe(
      'the Bridge asks for a certificate of ours (BRIDGE_TLS_…)',
    );
  });
});

it('tells of the files themselves, without their path', () => {
  const read = () => readTlsFiles({ ca: '/nonexistent/ca.pem' });
  expect(() => read()).toThrow('the file of authorities cannot be read (ENOENT)');
});

it.each([new Error('connect ECONNREFUSED 127.0.0.1:1'), 'odd', undefined])(
  'is silent about %s',
  (error) => {
    expect(toTlsFault(error, PEER)).toBeUndefined();
  },
);
