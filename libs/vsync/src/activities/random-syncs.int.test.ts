// Proves over PostgreSQL that whatever the two sets, their differences and the moments in which processes die, the repaired side equals the directory, each repair is made once, and every CID ever made is kept.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCrashes, dying, untilDone, type Crashes } from '../../test/crashes.js';
import { createFakeDirectory, toEntry, type FakeDirectory } from '../../test/fake-directory.js';
import { createScratchFiles } from '../comparison/scratch-files.js';
import { createSyncRepository } from '../repository/create-sync-repository.js';
import { createVSyncActivities, createVSyncHostActivities } from './create-vsync-activities.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

let postgres: TestPostgres;
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await createTestDatabase(postgres);
  folder = await mkdtemp(join(tmpdir(), 'random-syncs-'));
});
afterAll(async () => {
  await database.drop();
  await postgres.stop();
  await rm(folder, { recursive: true });
});

let round = 0;
const newParticipant = () => String(10_000_000 + round++);

function activitiesOf(directory: FakeDirectory, crashes: Crashes) {
  const deps: VSyncActivityDeps = {
    repository: dying(createSyncRepository(database), crashes),
    bridge: directory.bridge,
    events: { publish: async () => undefined },
    metrics: { syncEnded: () => undefined, syncsKnown: () => undefined },
    scratch: dying(createScratchFiles(folder), crashes),
    approval: { share: 1, entriesMin: 1_000 },
    hostTaskQueue: 'none',
    attempt: () => ({
      signal: new AbortController().signal,
      isUnwanted: () => false,
      progress: () => crashes.maybe(),
    }),
  };
  return { ...createVSyncActivities(deps), ...createVSyncHostActivities(deps) };
}

/** A key, with its content on each side: 0 for none. */
const key = fc.record({ here: fc.nat(2), there: fc.nat(2) });
const keys = fc.array(key, { minLength: 1, maxLength: 40 });
const crashPoints = fc.array(fc.nat(150), { maxLength: 12 });

/** What a comparison by hand finds. */
function expectedCounts(sides: readonly { readonly here: number; readonly there: number }[]) {
  const count = (is: (side: { here: number; there: number }) => boolean) => sides.filter(is).length;
  return {
    missing_here: count(({ here, there }) => here === 0 && there > 0),
    missing_there: count(({ here, there }) => here > 0 && there === 0),
    different: count(({ here, there }) => here > 0 && there > 0 && here !== there),
    left: 0,
  };
}

async function heldCids(participant: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('entries')
    .select('cid')
    .where('participant', '=', participant)
    .where('cid', 'is not', null)
    .execute();
  return rows.map(({ cid }) => cid!.toString('hex')).toSorted();
}

async function fill(participant: string, directory: FakeDirectory, version: number, k: string) {
  if (version > 0) directory.put(toEntry({ participant, key: k, version }));
}

it.each(['FILE', 'EVENTS'] as const)(
  'by %s',
  async (way) => {
    let deaths = 0;
    await fc.assert(
      fc.asyncProperty(keys, crashPoints, async (sides, points) => {
        const participant = newParticipant();
        const set = { participant_ispb: participant, key_type: 'EVP' as const };
        const names = sides.map((_, i) => `${participant}-${i}`);
        const ours = createFakeDirectory();
        const directory = createFakeDirectory();
        for (const [i, { here, there }] of sides.entries()) {
          await fill(participant, ours, here, names[i]!);
          // The directory was once where we are: its events tell what became of that.
          await fill(participant, directory, here, names[i]!);
          if (here > 0 && there === 0) directory.remove(names[i]!);
          if (there !== here) await fill(participant, directory, there, names[i]!);
        }
        // Our side comes from a sync with a directory that looks as we do.
        await syncByFile(ours, createCrashes([]), set, false);
        const crashes = createCrashes(points);
        const run = way === 'FILE' ? syncByFile : syncByEvents;
        const expected = expectedCounts(sides);
        expect(await run(directory, createCrashes([]), set, true)).toEqual(expected);
        expect(await heldCids(participant)).toEqual(cidsOf(ours));
        expect(await run(directory, crashes, set, false)).toEqual(expected);
        expect(await heldCids(participant)).toEqual(cidsOf(directory));
        deaths += crashes.count;
        const { VerifySyncActivity } = activitiesOf(directory, createCrashes([]));
        expect(await VerifySyncActivity({ ...set, request_id: randomUUID() })).toMatchObject({
          in_sync: true,
        });
        await expectAllKept(participant, [ours, directory]);
      }),
      { numRuns: 60 },
    );
    expect(deaths).toBeGreaterThan(30);
  },
  240_000,
);

interface SyncedSet {
  readonly participant_ispb: string;
  readonly key_type: 'EVP';
}

async function syncByFile(
  directory: FakeDirectory,
  crashes: Crashes,
  set: SyncedSet,
  dry_run: boolean,
) {
  const ref = { ...set, report_id: randomUUID() };
  const acts = activitiesOf(directory, crashes);
  const made = await acts.RequestCidSetFileActivity({ ...set, request_id: randomUUID() });
  const file = { file_id: made.file_id, size_bytes: made.size_bytes!, sha256: made.sha256! };
  await untilDone(() => acts.FetchBacenEntriesActivity({ ...ref, ...file }));
  await untilDone(async () => {
    // A file that was compared is gone: whoever comes after that downloads it again, as the workflow does.
    await acts.FetchBacenEntriesActivity({ ...ref, ...file });
    return await acts.CompareEntriesActivity({ ...ref, ...file });
  });
  return await untilDone(() => acts.RepairEntriesActivity({ ...ref, dry_run }));
}

async function syncByEvents(
  directory: FakeDirectory,
  crashes: Crashes,
  set: SyncedSet,
  dry_run: boolean,
) {
  const ref = { ...set, report_id: randomUUID() };
  const acts = activitiesOf(directory, crashes);
  const since = new Date(Date.now() - 60_000).toISOString();
  await untilDone(() => acts.ListCidSetEventsActivity({ ...ref, since }));
  return await untilDone(() => acts.RepairEntriesActivity({ ...ref, dry_run }));
}

function cidsOf({ entries }: FakeDirectory): string[] {
  return [...entries.values()].map(({ cid }) => cid.toString('hex')).toSorted();
}

/** Every CID that our side ever had is there with its key. */
async function expectAllKept(participant: string, sides: readonly FakeDirectory[]): Promise<void> {
  const rows = await database.db
    .selectFrom('entry_cids')
    .select(['cid', 'key_value'])
    .where('participant', '=', participant)
    .execute();
  const kept = new Map(rows.map(({ cid, key_value }) => [cid.toString('hex'), key_value]));
  for (const { entries } of sides)
    for (const { cid, key: name } of entries.values())
      expect(kept.get(cid.toString('hex'))).toBe(name);
}
