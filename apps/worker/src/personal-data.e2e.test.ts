// Proves that what the built worker is given of a person, by whomever, shows up nowhere but where it is kept on purpose.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CANARIES, CLAIMANT, HOLDER } from '../test/personal-data/canaries.js';
import { startCanaryWorld, type CanaryWorld } from '../test/personal-data/canary-world.js';
import { CLAIM_STORIES } from '../test/personal-data/claim-stories.js';
import { collectSources } from '../test/personal-data/collect-sources.js';
import { findCanaries } from '../test/personal-data/find-canaries.js';
import { INFRACTION_INPUT_STORIES } from '../test/personal-data/infraction-input-stories.js';
import { INFRACTION_STORIES } from '../test/personal-data/infraction-stories.js';
import { INPUT_STORIES } from '../test/personal-data/input-stories.js';
import { OUTAGE_STORIES } from '../test/personal-data/outage-stories.js';
import { REFUSED_INFRACTION_STORIES } from '../test/personal-data/refused-infraction-stories.js';
import { SOURCES } from '../test/personal-data/sources.js';
import { textsOf } from '@conn-dict/testing';

const STORIES = [
  ...INPUT_STORIES,
  ...INFRACTION_INPUT_STORIES,
  ...CLAIM_STORIES,
  ...INFRACTION_STORIES,
  ...REFUSED_INFRACTION_STORIES,
  ...OUTAGE_STORIES,
];

/** Each keeps what an investigation was told. */
const INVESTIGATED = ['infractions', 'infraction_evidence', 'infraction_audit'] as const;

let world: CanaryWorld;
beforeAll(async () => {
  world = await startCanaryWorld();
});
afterAll(() => world.stop());

describe('canaries go', () => {
  afterEach(() => Promise.all([world.worker.look(), world.mute.look()]));

  it.each(STORIES)('through $name', ({ happen }) => happen(world));
});

describe('of what is left', () => {
  let sources: Record<string, string>;
  beforeAll(async () => {
    sources = await collectSources(world);
  });

  it.each(SOURCES)('no canary is in $what', ({ source, hasToHave }) => {
    const text = sources[source]!;
    for (const sign of hasToHave) expect(text.includes(sign), sign).toBe(true);
    expect(findCanaries(text)).toEqual([]);
  });

  it('each trace that the Bridge was called in is among the spans', () => {
    const calls = world.bridge.metadata().matchAll(/"traceparent":"00-([0-9a-f]{32})-/g);
    const traces = new Set([...calls].map(([, trace]) => trace!));
    expect(traces.size).toBeGreaterThan(CLAIM_STORIES.length);
    for (const trace of traces) expect(sources['spans']).toContain(trace);
  });

  it('every canary is where it is kept on purpose', async () => {
    const { db } = world.database;
    const claims = await db.selectFrom('claims').selectAll().execute();
    const entries = await db.selectFrom('entries').selectAll().execute();
    const foundIn = (text: string): string => findCanaries(text).join('\n');
    const sent = foundIn(sources['historiesWithInputs']!);
    const asked = foundIn(world.bridge.requests());
    const rows = foundIn(textsOf([claims, entries]));
    const investigated = await Promise.all(
      INVESTIGATED.map((table) => db.selectFrom(table).selectAll().execute()),
    );
    for (const canary of CANARIES) expect(sent).toContain(canary);
    for (const canary of [HOLDER.email, HOLDER.phone, ...Object.values(CLAIMANT)])
      expect(asked).toContain(canary);
    for (const canary of [HOLDER.email, HOLDER.taxId, HOLDER.name, CLAIMANT.accountNumber])
      expect(rows).toContain(canary);
    for (const canary of CANARIES) expect(foundIn(textsOf(investigated))).toContain(canary);
  });
});
