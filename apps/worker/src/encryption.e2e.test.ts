// Proves that the built worker with payload encryption leaves nothing of a person, nor a failure's text, in Temporal's own database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ENCRYPTED_STORIES,
  EVENTS_BEFORE_NEW_RUN,
  PLAIN_STORIES,
} from '../test/encryption/encrypted-stories.js';
import { codecWith, keyVariables } from '../test/encryption/payload-keys.js';
import { plainPayloads } from '../test/encryption/plain-payloads.js';
import { readStored } from '../test/encryption/stored-by-temporal.js';
import { CANARIES } from '../test/personal-data/canaries.js';
import { startCanaryWorld, type CanaryWorld } from '../test/personal-data/canary-world.js';
import { findCanaries } from '../test/personal-data/find-canaries.js';

/** Of a failure's text and of a stack trace, which hold no personal data, but tell how the code is made. */
const FAILURE_SIGNS = ['unknown field', '    at '];
/** What is outside the payloads, and shows that all was there. */
const OUTSIDE = ['ClaimWorkflow', 'InvalidInput', 'core_local_activity', 'CreateClaimActivity'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-encryption-'));
});
afterAll(() => rm(folder, { recursive: true }));

const signsIn = (text: string, signs: readonly string[]) =>
  signs.filter((sign) => text.includes(sign));

describe('with encryption', () => {
  let world: CanaryWorld;
  let dbFilename: string;
  beforeAll(async () => {
    dbFilename = join(folder, 'encrypted.db');
    world = await startCanaryWorld({
      server: {
        dbFilename,
        payloadCodecs: [codecWith('a')],
        dynamicConfig: {
          'limit.historyCount.suggestContinueAsNew': String(EVENTS_BEFORE_NEW_RUN),
        },
      },
      workerEnv: keyVariables('a'),
    });
  });
  afterAll(() => world.stop());

  it.each(ENCRYPTED_STORIES)('$name', ({ happen }) => happen(world));

  it('no canary and no text of a failure is in the database of Temporal', async () => {
    const stored = await readStored(dbFilename);
    expect(signsIn(stored, OUTSIDE)).toEqual(OUTSIDE);
    expect(findCanaries(stored)).toEqual([]);
    expect(signsIn(stored, FAILURE_SIGNS)).toEqual([]);
    expect(stored).toContain('Encoded failure');
  });

  it('every payload of every run is encrypted', async () => {
    const { workflow } = world.temporal.client;
    let events = 0;
    for await (const { workflowId, runId } of workflow.list()) {
      const run = workflow.getHandle(workflowId, runId);
      const history = await run.fetchHistory();
      expect(plainPayloads([history.events, (await run.describe()).raw])).toEqual([]);
      events += history.events?.length ?? 0;
    }
    expect(events).toBeGreaterThan(ENCRYPTED_STORIES.length * 10);
  });

  it('callers were told what they asked, by the key', () => {
    expect(JSON.stringify(world.told)).toContain('WAITING_RESOLUTION');
  });
});

describe('without encryption, the same search', () => {
  let world: CanaryWorld;
  let dbFilename: string;
  beforeAll(async () => {
    dbFilename = join(folder, 'plain.db');
    world = await startCanaryWorld({ server: { dbFilename } });
  });
  afterAll(() => world.stop());

  it.each(PLAIN_STORIES)('$name', ({ happen }) => happen(world));

  it('finds every canary, and the texts of failures', async () => {
    const stored = await readStored(dbFilename);
    const found = findCanaries(stored).join('\n');
    for (const canary of CANARIES) expect(found).toContain(canary);
    expect(signsIn(stored, FAILURE_SIGNS)).toEqual(FAILURE_SIGNS);
  });
});
