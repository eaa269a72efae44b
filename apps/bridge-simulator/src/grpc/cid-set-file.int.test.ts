// Proves a set's file over real gRPC: made in time, whole and as it was told, resumable, and broken in every way on request.
import { createHash, randomUUID } from 'node:crypto';
import { CID_BYTES } from '@conn-dict/dict/cid';
import { describe, expect, it } from 'vitest';
import {
  download,
  EMAIL_SET,
  EMAILS,
  madeFile,
  startReconciliation,
} from '../../test/reconciliation-client.js';
import { vsyncOfTexts } from '../../test/set-from-scratch.js';
import { type Fault } from '../index.js';

const DAY_MS = 86_400_000;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** A simulator whose clock the test moves, with 100,000 entries: a file of more than three chunks. */
async function startLarge(faults: readonly Fault[] = []) {
  const started = await startReconciliation();
  await started.simulator.seedEntries({ ...EMAIL_SET, seed: 1, count: 100_000 });
  const file = await madeFile(started.client);
  for (const fault of faults) started.simulator.faults.add(fault);
  return { ...started, file };
}

describe('a file', () => {
  it('is asked for, made, there for a day, and gone', async () => {
    const clock = { ms: Date.UTC(2026, 2, 1) };
    const { client } = await startReconciliation({
      clock: () => new Date(clock.ms),
      reconciliation: { fileDelayMs: 10_000 },
    });
    const requestId = randomUUID();
    const file = await client.createCidSetFile({ ...EMAILS, requestId });
    expect(file).toMatchObject({ status: 'REQUESTED', requestedAt: new Date(clock.ms) });
    const statusAfter = async (byMs: number) => {
      clock.ms += byMs;
      return (await client.getCidSetFile({ ...EMAILS, fileId: file.fileId }))?.status;
    };
    expect(await statusAfter(5_000)).toBe('PROCESSING');
    expect((await download(client, file.fileId)).error).toMatchObject({ type: 'ResourceConflict' });
    expect(await statusAfter(5_000)).toBe('AVAILABLE');
    expect((await download(client, file.fileId)).bytes).toHaveLength(CID_BYTES);
    const again = await client.createCidSetFile({ ...EMAILS, requestId });
    expect(again).toMatchObject({ fileId: file.fileId, status: 'AVAILABLE' });
    expect(await statusAfter(DAY_MS)).toBe('UNAVAILABLE');
    expect((await download(client, file.fileId)).error).toMatchObject({ type: 'Gone' });
  });

  it('has another content for another RequestId, and none for the same with another set', async () => {
    const { client } = await startReconciliation();
    const requestId = randomUUID();
    const { fileId } = await client.createCidSetFile({ ...EMAILS, requestId });
    const other = await client.createCidSetFile({ ...EMAILS, requestId: randomUUID() });
    expect(other.fileId).not.toBe(fileId);
    const reused = client.createCidSetFile({ ...EMAILS, keyType: 'CPF', requestId });
    await expect(reused).rejects.toMatchObject({ type: 'RequestIdAlreadyUsed' });
  });

  it('is nobody else’s', async () => {
    const { client } = await startReconciliation();
    const { fileId } = await madeFile(client);
    const foreign = { participantIspb: '12345678', fileId };
    expect(await client.getCidSetFile(foreign)).toBeUndefined();
  });

  it('is what its size, SHA-256 and VSync say, and goes on from any offset', async () => {
    const { client, simulator, file } = await startLarge();
    const { bytes } = await download(client, file.fileId);
    expect(bytes).toHaveLength(file.sizeBytes);
    expect(sha256(bytes)).toEqual(file.sha256);
    const cids = bytes.toString('hex').match(/.{64}/g) ?? [];
    expect(new Set(cids).size).toBe(100_001);
    expect(vsyncOfTexts(cids)).toBe(simulator.directory.vsync(EMAIL_SET));
    for (const offset of [CID_BYTES, 1024 * 1024, file.sizeBytes - CID_BYTES, file.sizeBytes]) {
      const rest = await download(client, file.fileId, offset);
      expect(rest.bytes.equals(bytes.subarray(offset))).toBe(true);
    }
    const beyond = await download(client, file.fileId, file.sizeBytes + CID_BYTES);
    expect(beyond.error).toMatchObject({ type: 'BadRequest', details: { field: 'offset_bytes' } });
  });
});

describe('a broken file', () => {
  const method = 'DownloadCidSetFile';

  it('breaks off after so many bytes, and is whole once it was resumed', async () => {
    const { client, file } = await startLarge([{ method, breakAfterBytes: 1_500_000, times: 2 }]);
    let bytes = Buffer.alloc(0);
    const ends = [];
    while (bytes.length < file.sizeBytes) {
      const part = await download(client, file.fileId, bytes.length);
      ends.push((part.error as { type?: string } | undefined)?.type);
      bytes = Buffer.concat([bytes, part.bytes]);
    }
    expect(ends).toEqual(['BridgeUnavailable', 'BridgeUnavailable', undefined]);
    expect(sha256(bytes)).toEqual(file.sha256);
  });

  it('breaks off with the error that is asked for', async () => {
    const fault = { method, breakAfterBytes: 64, type: 'ServiceUnavailable', times: 1 } as const;
    const { client, file } = await startLarge([fault]);
    const { bytes, error } = await download(client, file.fileId);
    expect(bytes).toHaveLength(64);
    expect(error).toMatchObject({ type: 'ServiceUnavailable' });
  });

  it('has a byte that is another, or ends too early', async () => {
    const { client, file } = await startLarge([
      { method, alterByteAt: 2_000_000, times: 1 },
      { method, truncateAtBytes: 2_000_000, times: 1 },
    ]);
    const altered = await download(client, file.fileId);
    const truncated = await download(client, file.fileId);
    const whole = await download(client, file.fileId);
    expect(sha256(whole.bytes)).toEqual(file.sha256);
    const differing = altered.bytes.findIndex((byte, at) => byte !== whole.bytes[at]);
    expect(differing).toBe(2_000_000);
    expect(altered.bytes).toHaveLength(file.sizeBytes);
    expect(truncated.error).toBeUndefined();
    expect(truncated.bytes.equals(whole.bytes.subarray(0, 2_000_000))).toBe(true);
  });

  it('is told with a SHA-256 that is not its own', async () => {
    const { client, simulator, file } = await startLarge();
    simulator.faults.add({ method: 'GetCidSetFile', wrongSha256: true, times: 1 });
    const read = () => client.getCidSetFile({ ...EMAILS, fileId: file.fileId });
    const wrong = await read();
    expect(wrong).toMatchObject({ ...file, sha256: expect.any(Buffer) as Buffer });
    expect(wrong).not.toEqual(file);
    expect(await read()).toEqual(file);
  });

  it.each(['ERROR', 'UNAVAILABLE'] as const)('becomes %s', async (fileEnd) => {
    const { client, simulator } = await startReconciliation();
    simulator.faults.add({ method: 'CreateCidSetFile', fileEnd, times: 1 });
    const { fileId } = await client.createCidSetFile({ ...EMAILS, requestId: randomUUID() });
    expect(await client.getCidSetFile({ ...EMAILS, fileId })).toMatchObject({ status: fileEnd });
    expect((await download(client, fileId)).error).toMatchObject({ type: 'Gone' });
    expect((await madeFile(client)).fileId).not.toBe(fileId);
  });
});
