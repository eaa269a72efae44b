// Proves over real TCP that a download goes on where it broke off, waits for its reader, ends when told, and takes no chunk out of place.
import { once } from 'node:events';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { startBridgeServer, streams } from '../../test/bridge-server.js';
import { collect } from '../../test/collect.js';
import { cidOf, PARTICIPANT } from '../../test/reconciliation-samples.js';
import { createBridgeClient, type BridgeClientOptions } from '../create-bridge-client.js';
import type {
  DownloadCidSetFileRequest,
  DownloadCidSetFileResponse,
  ReconciliationServiceServer,
} from '../proto.js';

type DownloadCall = ServerWritableStream<DownloadCidSetFileRequest, DownloadCidSetFileResponse>;

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function connect(
  downloadCidSetFile: ReconciliationServiceServer['downloadCidSetFile'],
  options: Partial<BridgeClientOptions> = {},
) {
  const server = await startBridgeServer({ reconciliation: { downloadCidSetFile } });
  const client = createBridgeClient({ address: server.address, timeoutMs: 10_000, ...options });
  running.push({ stop: () => client.close() }, server);
  return client;
}

const FILE = { participantIspb: PARTICIPANT, fileId: 'F-1' };
const CONTENT = Buffer.concat([1, 2, 3, 4, 5].map(cidOf));

/** The file from an offset on, 64 bytes a chunk. */
function* chunksFrom({ offsetBytes: from }: { readonly offsetBytes: number }) {
  for (let offsetBytes = from; offsetBytes < CONTENT.length; offsetBytes += 64) {
    yield { offsetBytes, data: CONTENT.subarray(offsetBytes, offsetBytes + 64) };
  }
}

describe('downloadCidSetFile', () => {
  it.each([0, 32, 96, 160])('gives each byte once and in order, from %d on', async (from) => {
    const client = await connect(streams(chunksFrom));
    const chunks = await collect(client.downloadCidSetFile({ ...FILE, offsetBytes: from }));
    expect(Buffer.concat(chunks.map(({ data }) => data))).toEqual(CONTENT.subarray(from));
    expect(chunks[0]?.offsetBytes).toBe(from === CONTENT.length ? undefined : from);
  });

  it('gives what came before it broke, and then the error', async () => {
    const client = await connect(streams(chunksFrom, { code: status.UNAVAILABLE }));
    const received: number[] = [];
    const download = (async () => {
      for await (const { data } of client.downloadCidSetFile(FILE)) received.push(data.length);
    })();
    await expect(download).rejects.toMatchObject({ type: 'BridgeUnavailable', repeat: 'retry' });
    expect(received).toEqual([64, 64, 32]);
  });

  it.each([
    ['offset_bytes', { offsetBytes: 32, data: cidOf(1) }],
    ['data', { offsetBytes: 0, data: Buffer.alloc(33) }],
    ['data', { offsetBytes: 0, data: Buffer.alloc(0) }],
    ['data', { offsetBytes: 0, data: Buffer.alloc(1024 * 1024 + 32) }],
  ])('refuses a chunk whose %s breaks the contract', async (field, chunk) => {
    const client = await connect(streams(() => [chunk]));
    const chunks = collect(client.downloadCidSetFile(FILE));
    await expect(chunks).rejects.toMatchObject({ type: 'BridgeRefused', details: { field } });
  });

  it.each([-32, 31, 0.5, Number.NaN])('asks for no offset of %d', async (offsetBytes) => {
    const client = await connect(streams(chunksFrom));
    const chunks = collect(client.downloadCidSetFile({ ...FILE, offsetBytes }));
    await expect(chunks).rejects.toMatchObject({
      type: 'InvalidInput',
      details: { field: 'offset_bytes' },
    });
  });
});

describe('a slow reader', () => {
  const CHUNK = Buffer.alloc(32 * 1024);
  const CHUNKS = 2_000;

  it('slows the Bridge down, and still gets all', async () => {
    let sent = 0;
    const client = await connect(
      streams(function* () {
        for (; sent < CHUNKS; sent += 1) yield { offsetBytes: sent * CHUNK.length, data: CHUNK };
      }),
    );
    const chunks = client.downloadCidSetFile(FILE)[Symbol.asyncIterator]();
    await chunks.next();
    // Other calls get through meanwhile; time enough to send it all, were nobody to hold it.
    for (let call = 0; call < 100; call += 1) {
      await client.getEntryByCid({ ...FILE, cid: cidOf(1) }).catch(() => undefined);
    }
    expect(sent).toBeLessThan(200);
    let received = 1;
    while (!(await chunks.next()).done) received += 1;
    expect(received).toBe(CHUNKS);
  });

  it('that stops ends the call', async () => {
    const calls: DownloadCall[] = [];
    const client = await connect((call) => {
      calls.push(call);
      call.write({ offsetBytes: 0, data: cidOf(1) });
    });
    for await (const { data } of client.downloadCidSetFile(FILE)) {
      expect(data).toEqual(cidOf(1));
      break;
    }
    if (!calls[0]!.cancelled) await once(calls[0]!, 'cancelled');
    expect(calls[0]!.cancelled).toBe(true);
  });
});

describe('a download that hangs', () => {
  const firstOnly = (call: DownloadCall): void => {
    call.write({ offsetBytes: 0, data: cidOf(1) });
  };

  it('ends when a chunk takes too long, however many came before', async () => {
    const client = await connect(firstOnly);
    const chunks = client.downloadCidSetFile(FILE, { timeoutMs: 150 })[Symbol.asyncIterator]();
    expect(await chunks.next()).toMatchObject({ done: false });
    await expect(chunks.next()).rejects.toMatchObject({
      type: 'BridgeUnavailable',
      details: { status: 'DEADLINE_EXCEEDED' },
    });
  });

  it('may take longer in all than its deadline between chunks', async () => {
    const timeoutMs = 400;
    const client = await connect((call) => {
      let sent = 0;
      const timer = setInterval(() => {
        call.write({ offsetBytes: sent * 32, data: cidOf(sent) });
        sent += 1;
        if (sent < 6) return;
        clearInterval(timer);
        call.end();
      }, 100);
    });
    const startedMs = performance.now();
    const chunks = await collect(client.downloadCidSetFile(FILE, { timeoutMs }));
    expect(chunks).toHaveLength(6);
    expect(performance.now() - startedMs).toBeGreaterThan(timeoutMs);
  });

  it.each(['before', 'during'])('ends with the abort of its signal %s the call', async (when) => {
    const client = await connect(firstOnly);
    const abort = new AbortController();
    const chunks = client.downloadCidSetFile(FILE, { signal: abort.signal });
    const reader = chunks[Symbol.asyncIterator]();
    if (when === 'during') await reader.next();
    const next = when === 'during' ? reader.next() : undefined;
    abort.abort();
    await expect(next ?? reader.next()).rejects.toMatchObject({
      type: 'BridgeUnavailable',
      details: { status: 'CANCELLED' },
    });
  });

  it('ends with its client', async () => {
    const client = await connect(firstOnly);
    const reader = client.downloadCidSetFile(FILE)[Symbol.asyncIterator]();
    await reader.next();
    const next = reader.next();
    client.close();
    await expect(next).rejects.toMatchObject({ type: 'BridgeUnavailable' });
  });
});
