// Proves that every invariant holds of a good aftermath, and finds each fault that is planted in it.
import { describe, expect, it } from 'vitest';
import { GOOD, PERSON } from '../../test/good-aftermath.js';
import { SAID, type Aftermath } from '../aftermath/aftermath.js';
import { INVARIANTS, findViolations } from './all-invariants.js';

type Planted = readonly [invariant: string, what: string, plant: (good: Aftermath) => object];

const firstAs = <T>([first, ...others]: readonly T[], change: Partial<T>): readonly T[] => [
  { ...first!, ...change },
  ...others,
];
const withoutFirst = <T>([, ...others]: readonly T[]): readonly T[] => others;
const twice = <T>(items: readonly T[]): readonly T[] => [...items, items[0]!];

const PLANTED: readonly Planted[] = [
  [
    'one end for each process',
    'a run that is open',
    ({ runs }) => ({ runs: firstAs(runs, { end: 'running' }) }),
  ],
  [
    'one end for each process',
    'a run that failed',
    ({ runs }) => ({ runs: firstAs(runs, { end: 'failed: X' }) }),
  ],
  ['one end for each process', 'a second run', ({ runs }) => ({ runs: twice(runs) })],
  ['one end for each process', 'a run that is gone', ({ runs }) => ({ runs: withoutFirst(runs) })],
  [
    'one end for each process',
    'a run of nobody',
    ({ runs }) => ({
      runs: [...runs, { workflowId: 'X', end: 'COMPLETED', endedAtMs: 1 }],
    }),
  ],
  [
    'every outside effect once',
    'a second claim',
    ({ directory }) => ({ directory: { ...directory, claims: twice(directory.claims) } }),
  ],
  [
    'every outside effect once',
    'a notification that was not made',
    ({ directory }) => ({
      directory: {
        ...directory,
        requests: directory.requests.filter(({ requestId }) => requestId !== 'R-3'),
      },
    }),
  ],
  [
    'every outside effect once',
    'a notification under a second RequestId',
    ({ directory }) => ({
      directory: {
        ...directory,
        requests: [...directory.requests, { ...directory.requests[4]!, requestId: 'R-9' }],
      },
    }),
  ],
  [
    'every outside effect once',
    'a creation under a RequestId that no row has',
    ({ claims }) => ({ claims: firstAs(claims, { create_request_id: 'R-9' }) }),
  ],
  [
    'every outside effect once',
    'an entry that was written twice',
    ({ directory }) => ({
      directory: {
        ...directory,
        requests: [...directory.requests, { ...directory.requests[6]!, requestId: 'R-9' }],
      },
    }),
  ],
  [
    'every outside effect once',
    'an entry that is gone',
    ({ directory }) => ({ directory: { ...directory, entries: directory.entries.slice(0, 1) } }),
  ],
  [
    'every outside effect once',
    'a second report',
    ({ directory }) => ({ directory: { ...directory, reports: twice(directory.reports) } }),
  ],
  [
    'every outside effect once',
    "another's report",
    ({ infractions }) => ({ infractions: firstAs(infractions, { directory_report_id: 'X' }) }),
  ],
  [
    'every outside effect once',
    'evidence that was lost',
    ({ infractions }) => ({ infractions: firstAs(infractions, { evidence: [] }) }),
  ],
  [
    'only legal moves',
    'a claim that was opened again',
    ({ moves }) => ({
      moves: [...moves, { table: 'claims', id: 'C', from: 'COMPLETED', to: 'OPEN' }],
    }),
  ],
  [
    'only legal moves',
    'a step that was left out',
    ({ moves }) => ({
      moves: [...moves, { table: 'claims', id: 'C', from: 'OPEN', to: 'CONFIRMED' }],
    }),
  ],
  [
    'only legal moves',
    'an audit with a gap',
    ({ infractions }) => ({
      infractions: firstAs(infractions, { audit: [[null, 'OPEN']] }),
    }),
  ],
  [
    'both sides equal',
    'buckets that are not the XOR of the rows',
    ({ sides }) => ({ sides: firstAs(sides, { buckets: 'f'.repeat(64) }) }),
  ],
  [
    'both sides equal',
    "rows that are not the directory's",
    ({ sides }) => ({
      sides: firstAs(sides, { there: { keyType: 'PHONE', vsync: 'f'.repeat(64), count: 1 } }),
    }),
  ],
  [
    'both sides equal',
    'a sync that finds differences',
    ({ sides }) => ({ sides: firstAs(sides, { lastSync: 'DIFFERENT' }) }),
  ],
  [
    'both sides equal',
    'another CID',
    ({ entries }) => ({ entries: firstAs(entries, { cid: 'f'.repeat(64) }) }),
  ],
  [
    'both sides equal',
    'an entry that is not here',
    ({ entries }) => ({ entries: withoutFirst(entries) }),
  ],
  [
    'both sides equal',
    'a change that nobody works on',
    ({ entries }) => ({ entries: firstAs(entries, { change_kind: 'UPDATE' }) }),
  ],
  [
    'events in order, each once',
    'an event that is missing',
    ({ events }) => ({ events: withoutFirst(events) }),
  ],
  [
    'events in order, each once',
    'the end before the beginning',
    ({ events: [one, other, ...others] }) => ({ events: [other, one, ...others] }),
  ],
  [
    'events in order, each once',
    'a second event under another id',
    ({ events }) => ({ events: [...events, { ...events[0]!, id: 'X' }] }),
  ],
  [
    'events in order, each once',
    'two contents with one id',
    ({ events }) => ({ events: [...events, { ...events[0]!, data: { other: 1 } }] }),
  ],
  [
    'events in order, each once',
    'the end of a second sync that is not told',
    ({ subjects }) => ({ subjects: [...subjects, subjects[3]!] }),
  ],
  ['workers stay alive', 'a worker that ended by itself', () => ({ endedByThemselves: 1 })],
];

describe('every invariant', () => {
  it('holds of a good aftermath, a repeated message included', () => {
    expect(findViolations(GOOD)).toEqual([]);
    expect(findViolations({ ...GOOD, events: [...GOOD.events, GOOD.events[0]!] })).toEqual([]);
  });

  it('takes a repeat that tells of evidence which came meanwhile', () => {
    const events = GOOD.events.flatMap((event) =>
      [0, 2].map((evidence_count) => ({
        ...event,
        data: { ...(event.data as object), evidence_count },
      })),
    );
    expect(findViolations({ ...GOOD, events })).toEqual([]);
  });

  it.each(PLANTED)('%s finds %s', (invariant, _what, plant) => {
    const violations = findViolations({ ...GOOD, ...plant(GOOD) });
    expect(violations.map((found) => found.invariant)).toContain(invariant);
  });

  it.each(SAID)('no personal data finds each canary in %s', (where) => {
    for (const canary of Object.values(PERSON) as string[]) {
      const texts = { ...GOOD.texts, [where]: [...GOOD.texts[where], `of ${canary}`] };
      const places = findViolations({ ...GOOD, texts }).map(({ where }) => where);
      expect(new Set(places)).toEqual(new Set([where]));
    }
  });

  it.each(SAID)('no personal data finds that %s was not read', (where) => {
    const texts = { ...GOOD.texts, [where]: [''] };
    expect(findViolations({ ...GOOD, texts })).toMatchObject([{ where }]);
  });

  it('is shown to bite', () => {
    const planted = new Set([...PLANTED.map(([invariant]) => invariant), 'no personal data']);
    expect(INVARIANTS.filter(({ name }) => !planted.has(name))).toEqual([]);
  });
});
