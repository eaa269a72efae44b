// A process of its own, as its memory is measured: compares the file as often as it is told to, and tells the times.
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { vsyncOf } from '@conn-dict/database';
import { readMemory } from '../measure/proc-memory.js';
import { bindVSync, runActivity } from './bound-vsync.js';
import type { CompareRequest, CompareRound } from './compare-request.js';
import { hashFile, sumAndDecode } from './floors.js';

/** The directory may be asked 50 times at once: so often in each round, and the one that does not count. */
const CHECKS = 4;

const request = JSON.parse(process.argv[2] ?? '') as CompareRequest;
const { participant, keyType, file, rounds } = request;
const { database, activities, hostActivities } = bindVSync(request);
const set = { participant_ispb: participant, key_type: keyType };

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const startMs = performance.now();
  const result = await work();
  return { ms: performance.now() - startMs, result };
}

/** A comparison removes the file that it has read: it gets a copy, as warm as the first. */
async function copyOfFile(): Promise<string> {
  const fileId = randomUUID();
  const copy = `${dirname(file.path)}/${participant}-${fileId}.cids`;
  await copyFile(file.path, copy);
  await hashFile(copy);
  return fileId;
}

/** The least time of a few checks: one is over too soon to be measured by itself. */
async function timeCheck(): Promise<number> {
  let leastMs = Infinity;
  for (let count = 0; count < CHECKS; count++) {
    const input = { ...set, request_id: randomUUID() };
    const { ms } = await timed(() => runActivity(activities.VerifySyncActivity, input));
    leastMs = Math.min(leastMs, ms);
  }
  return leastMs;
}

async function round(): Promise<CompareRound> {
  const floor = await timed(() => sumAndDecode(file.path, file.sizeBytes));
  const hash = await timed(() => hashFile(file.path));
  const input = {
    ...set,
    report_id: randomUUID(),
    file_id: await copyOfFile(),
    size_bytes: file.sizeBytes,
    sha256: file.sha256,
  };
  const compared = await timed(() => runActivity(hostActivities.CompareEntriesActivity, input));
  const vsync = await timed(() => vsyncOf(database.db, participant, keyType));
  const checkMs = await timeCheck();
  const { only_there, only_here } = compared.result;
  return {
    floorMs: floor.ms,
    hashMs: hash.ms,
    compareMs: compared.ms,
    vsyncMs: vsync.ms,
    checkMs,
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
