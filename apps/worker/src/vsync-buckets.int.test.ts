// Proves that the VSync over the buckets is the XOR of the rows' CIDs and the directory's, after thousands of random histories of writers at once.
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import { vsyncOf } from '@conn-dict/dict/cid';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startActivityWorld, type ActivityWorld } from '../test/activity-world.js';
import { STEP_KINDS, histories } from '../test/entry-histories.js';
import { createRound, runHistories, type Round } from '../test/history-world.js';

const WRITERS = 16;
const ROUNDS = Number(process.env['CONN_DICT_VSYNC_ROUNDS'] ?? 200);
const SEED = Number(process.env['CONN_DICT_VSYNC_SEED'] ?? Date.now() % 2 ** 31);

describe('the VSync over the buckets', () => {
  let world: ActivityWorld;
  beforeAll(async () => {
    world = await startActivityWorld();
    const lost = { type: 'ServiceUnavailable', afterEffect: true, rate: 0.03 } as const;
    for (const method of ['CreateEntry', 'UpdateEntry', 'DeleteEntry', 'CompleteClaim'])
      world.simulator.faults.add({ ...lost, method });
  });
  afterAll(() => world.stop());

  /** Each participant's sums, by key type: of the buckets, of the rows, of the directory. */
  async function sums({ participants }: Round) {
    const { db } = world.database;
    const rows = await db
      .selectFrom('entries')
      .select(['participant', 'key_type', 'key_value', 'status', 'change_kind', 'cid'])
      .where('participant', 'in', participants)
      .where('status', 'not in', ['DELETED', 'REJECTED'])
      .execute();
    const there = world.simulator.directory.entries();
    const pairs = participants.flatMap((participant) =>
      KEY_TYPES.map((keyType) => ({ participant, keyType })),
    );
    const each = pairs.map(async ({ participant, keyType }) => ({
      buckets: await vsyncHere(db, participant, keyType),
      rows: rowsSum(rows, participant, keyType),
      directory: vsyncOf(
        there
          .filter((e) => e.keyType === keyType && e.account.participant === participant)
          .map(({ cid }) => Buffer.from(cid, 'hex')),
      ),
    }));
    return { sums: await Promise.all(each), between: rows.filter((row) => row.change_kind) };
  }

  function rowsSum(
    rows: readonly { participant: string; key_type: string; cid: Buffer | null }[],
    participant: string,
    keyType: KeyType,
  ): string {
    const held = rows.filter((row) => row.participant === participant && row.key_type === keyType);
    return vsyncOf(held.flatMap(({ cid }) => cid ?? []));
  }

  it('is that of the rows and of the directory, and nothing stays in between', async () => {
    console.log(`seed ${SEED}, ${ROUNDS} rounds of ${WRITERS} histories`);
    const ends: Round['ends'] = new Map();
    let rounds = 0;
    const property = fc.asyncProperty(histories(WRITERS), async (each) => {
      const round = createRound(world, rounds++, ends);
      await runHistories(round, each);
      const { sums: found, between } = await sums(round);
      for (const { buckets, rows, directory } of found) {
        expect(rows).toBe(buckets);
        expect(directory).toBe(buckets);
      }
      expect(between).toEqual([]);
    });
    await fc.assert(property, { numRuns: ROUNDS, seed: SEED, endOnFailure: true });
    for (const kind of STEP_KINDS) expect(ends.get(`${kind}: done`)).toBeGreaterThan(0);
    console.log(Object.fromEntries([...ends].toSorted()));
  }, 300_000);
});
