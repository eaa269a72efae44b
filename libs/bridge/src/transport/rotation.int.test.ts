// Proves over real TCP that certificates are rotated under work: no call and no stream fails, and bad ones change nothing.
import { setInterval as ticks } from 'node:timers/promises';
import {
  createAuthority,
  mountSecret,
  type Authority,
  type SecretVolume,
} from '@conn-dict/tls/testing';
import { ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { answers, startBridgeServer } from '../../test/bridge-server.js';
import { cidOf, PARTICIPANT } from '../../test/reconciliation-samples.js';
import { NEW_CLAIM, OPENED_CLAIM } from '../../test/samples.js';
import type { BridgeClient } from '../bridge-client.js';
import { createBridgeClient } from '../create-bridge-client.js';
import type { DownloadCidSetFileRequest, DownloadCidSetFileResponse } from '../proto.js';

type DownloadCall = ServerWritableStream<DownloadCidSetFileRequest, DownloadCidSetFileResponse>;

const TIMEOUT_MS = 1_000;
const CHUNK_EVERY_MS = 100;
/** The old channel is closed in the middle of them. */
const CHUNKS = (2 * TIMEOUT_MS) / CHUNK_EVERY_MS;
const NO_LIMIT = { capacity: 1e9, refillPerMinute: 1e9 };
const PATIENCE = { timeout: 20_000, interval: 20 };

let authority: Authority;
let next: Authority;
beforeAll(async () => {
  [authority, next] = await Promise.all([createAuthority('ours'), createAuthority('next')]);
});

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

let both: Buffer;
let volume: SecretVolume;
let callers: string[];
beforeEach(async () => {
  callers = [];
  both = Buffer.concat([authority.cert, next.cert]);
  volume = mountSecret({ ca: both, ...(await authority.issue({ subject: 'first' })) });
  running.push({ stop: () => volume.remove() });
});

/** A Bridge that shows this authority's certificate, trusts both, and notes who calls. */
async function startBridge(issuer: Authority, port?: number) {
  const { cert, key } = await issuer.issue();
  const pair = { cert_chain: cert, private_key: key };
  const server = await startBridgeServer({
    ...(port !== undefined && { port }),
    credentials: ServerCredentials.createSsl(both, [pair], true),
    bridge: {
      createClaim: answers((_request, call) => {
        callers.push(String(call.getAuthContext().sslPeerCertificate?.subject.CN));
        return OPENED_CLAIM;
      }),
    },
    reconciliation: {
      downloadCidSetFile: (call) => void sendSlowly(call),
    },
  });
  running.push(server);
  return server;
}

async function sendSlowly(call: DownloadCall): Promise<void> {
  let offsetBytes = 0;
  for await (const _tick of ticks(CHUNK_EVERY_MS)) {
    if (call.cancelled || offsetBytes === CHUNKS * 32) break;
    call.write({ offsetBytes, data: cidOf(1) });
    offsetBytes += 32;
  }
  call.end();
}

function open(address: string, onTlsFault = vi.fn()): BridgeClient {
  const client = createBridgeClient({
    address,
    timeoutMs: TIMEOUT_MS,
    tls: volume.files,
    onTlsFault,
    tlsLookEveryMs: 20,
    limits: { claimWrites: NO_LIMIT },
  });
  running.push({ stop: () => client.close() });
  return client;
}

it('takes new certificates without a failed call or a broken stream', async () => {
  const server = await startBridge(authority);
  const onTlsFault = vi.fn();
  const client = open(server.address, onTlsFault);
  const over = new AbortController();
  const work = (async () => {
    while (!over.signal.aborted) await client.createClaim(NEW_CLAIM);
  })();
  let bytes = 0;
  const download = (async () => {
    const file = { participantIspb: PARTICIPANT, fileId: 'F-1' };
    for await (const { data } of client.downloadCidSetFile(file)) bytes += data.length;
  })();
  await vi.waitFor(() => {
    expect(callers).toContain('first');
    expect(bytes).toBeGreaterThan(0);
  }, PATIENCE);

  volume.put({ ca: both, ...(await next.issue({ subject: 'second' })) });
  await vi.waitFor(() => expect(callers.at(-1)).toBe('second'), PATIENCE);
  await download;
  expect(bytes).toBe(CHUNKS * 32);
  over.abort();
  await work;
  expect(onTlsFault).not.toHaveBeenCalled();
  expect(callers.lastIndexOf('first')).toBeLessThan(callers.indexOf('second'));

  server.stop();
  await startBridge(next, server.port);
  await vi.waitFor(() => client.createClaim(NEW_CLAIM), PATIENCE);
});

it('keeps the old connection while the Bridge does not take the new certificates, and says so', async () => {
  const { address } = await startBridge(authority);
  const onTlsFault = vi.fn();
  const client = open(address, onTlsFault);
  await client.createClaim(NEW_CLAIM);
  volume.put({ ca: next.cert, ...(await next.issue({ subject: 'too soon' })) });
  await vi.waitFor(() => expect(onTlsFault).toHaveBeenCalled(), PATIENCE);
  expect(onTlsFault.mock.lastCall).toEqual([
    'the certificate of the Bridge is of an authority that is not trusted here (BRIDGE_TLS_…)',
  ]);
  await client.createClaim(NEW_CLAIM);
  expect(callers).toEqual(['first', 'first']);
  volume.put({ ca: both, ...(await next.issue({ subject: 'second' })) });
  await vi.waitFor(async () => {
    await client.createClaim(NEW_CLAIM);
    expect(callers.at(-1)).toBe('second');
  }, PATIENCE);
});
