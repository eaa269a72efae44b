// A process of its own, as its memory is measured: compares the file as often as it is told to, and tells the times.
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CompareEntriesInput, CompareEntriesResult } from '@conn-dict/contracts';
import { createDatabase, vsyncOf } from '@conn-dict/database';
import { vsyncDomain, type VSyncDeps } from '@conn-dict/vsync';
import { MockActivityEnvironment } from '@temporalio/testing';
import { readMemory } from '../measure/proc-memory.js';
import type { CompareRequest, CompareRound } from './compare-request.js';
import { hashFile } from './hash-file.js';

const request = JSON.parse(process.argv[2] ?? '') as CompareRequest;
const { participant, keyType, file, database: config, rounds } = request;
const database = createDatabase({
  ...config,
  applicationName: 'bench',
  onError: () => undefined,
});
const nothing = async (): Promise<void> => undefined;
/** A comparison asks nobody but PostgreSQL and the disk. */
const unused = {} as VSyncDeps['bridge'];
const { hostActivities } = vsyncDomain.bind({
  database,
  bridge: unused,
  events: { publish: nothing },
  metrics: { syncEnded: () => undefined },
  logger: { info: () => undefined },
  participants: [],
  approval: { share: 1, entriesMin: 0 },
  hostTaskQueue: 'none',
  scratchFolder: dirname(file.path),
});

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const startMs = performance.now();
  const result = await work();
  return { ms: performance.now() - startMs, result };
}

async function round(): Promise<CompareRound> {
  const floor = await timed(() => hashFile(file.path));
  const fileId = randomUUID();
  // A comparison removes the file that it has read.
  await copyFile(file.path, `${dirname(file.path)}/${participant}-${fileId}.cids`);
  await hashFile(`${dirname(file.path)}/${participant}-${fileId}.cids`);
  const input = {
    participant_ispb: participant,
    key_type: keyType,
    report_id: randomUUID(),
    file_id: fileId,
    size_bytes: file.sizeBytes,
    sha256: file.sha256,
  };
  const environment = new MockActivityEnvironment({ heartbeatTimeoutMs: 0 });
  const compared = await timed(() =>
    environment.run<
      [CompareEntriesInput],
      CompareEntriesResult,
      typeof hostActivities.CompareEntriesActivity
    >(hostActivities.CompareEntriesActivity, input),
  );
  const verify = await timed(() => vsyncOf(database.db, participant, keyType));
  const { only_there, only_here } = compared.result;
  return {
    floorMs: floor.ms,
    compareMs: compared.ms,
    verifyMs: verify.ms,
    differences: only_there + only_here,
  };
}

for (let count = 0; count <= rounds; count++) {
  const measured = await round();
  // The first one makes code and caches warm.
  if (count > 0) process.stdout.write(`${JSON.stringify(measured)}\n`);
}
const { peakMb } = await readMemory(process.pid);
process.stdout.write(`${JSON.stringify({ peakMb })}\n`);
await database.close();
process.exit(0);
