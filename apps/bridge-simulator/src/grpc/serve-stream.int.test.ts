// Proves over real gRPC that a stream is made as fast as it is read, ends when its reader goes away, and hides a defect.
import { once } from 'node:events';
import { Client, credentials, Server, ServerCredentials, status } from '@grpc/grpc-js';
import {
  DownloadCidSetFileRequest,
  ReconciliationServiceService as wire,
  type DownloadCidSetFileResponse,
} from '@conn-dict/bridge/proto';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createCallLog } from '../faults/call-log.js';
import { createFaultPlan } from '../faults/fault-plan.js';
import { NO_LIMITS } from '../limits/entry-limits.js';
import { createServeStream } from './serve-stream.js';

const CHUNKS = 2_000;
const DATA = Buffer.alloc(32 * 1024);

/** Serves `work` as the download of a file; gives a reader of it, and the defects that were heard of. */
async function serveDownload(work: () => Iterable<DownloadCidSetFileResponse>) {
  const onDefect = vi.fn();
  const serve = createServeStream({
    calls: createCallLog(),
    faults: createFaultPlan(() => 0),
    limits: NO_LIMITS,
    entryOf: () => undefined,
    onDefect,
  });
  const server = new Server();
  server.addService(
    { downloadCidSetFile: wire.downloadCidSetFile },
    { downloadCidSetFile: serve('DownloadCidSetFile', work) },
  );
  const port = await new Promise<number>((resolve) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, bound) => {
      resolve(bound);
    });
  });
  const client = new Client(`127.0.0.1:${String(port)}`, credentials.createInsecure());
  onTestFinished(() => {
    client.close();
    server.forceShutdown();
  });
  const { path, requestSerialize, responseDeserialize } = wire.downloadCidSetFile;
  const request = DownloadCidSetFileRequest.fromPartial({});
  const reader = client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
  );
  return { reader, onDefect };
}

it('makes no more than its reader takes, and all of it in the end', async () => {
  let made = 0;
  const { reader } = await serveDownload(function* () {
    for (; made < CHUNKS; made++) yield { offsetBytes: made, data: DATA };
  });
  const chunks = reader.iterator({ destroyOnReturn: false });
  await chunks.next();
  await vi.waitFor(() => expect(made).toBeGreaterThan(1));
  const settled = await stalled(() => made);
  expect(settled).toBeLessThan(CHUNKS / 10);
  let received = 1;
  for await (const _ of chunks) received++;
  expect(received).toBe(CHUNKS);
});

it('makes nothing more when its reader goes away', async () => {
  let made = 0;
  const { reader } = await serveDownload(function* () {
    for (; made < CHUNKS; made++) yield { offsetBytes: made, data: DATA };
  });
  const ended = once(reader, 'error').catch((error: unknown) => error);
  await once(reader, 'readable');
  reader.cancel();
  await ended;
  expect(await stalled(() => made)).toBeLessThan(CHUNKS / 10);
});

it('answers a defect with InternalServerError, after what was made before', async () => {
  const defect = new Error('a defect');
  const { reader, onDefect } = await serveDownload(function* () {
    yield { offsetBytes: 0, data: DATA };
    throw defect;
  });
  const received: unknown[] = [];
  const reading = (async () => {
    for await (const chunk of reader) received.push(chunk);
  })();
  await expect(reading).rejects.toMatchObject({
    code: status.INTERNAL,
    details: 'InternalServerError',
  });
  expect(received).toHaveLength(1);
  expect(onDefect).toHaveBeenCalledExactlyOnceWith('DownloadCidSetFile', defect);
});

/** The count once it has stayed the same for a hundred turns of the event loop. */
async function stalled(count: () => number): Promise<number> {
  for (let turns = 0, last = count(); turns < 100; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (count() === last) continue;
    last = count();
    turns = 0;
  }
  return count();
}
