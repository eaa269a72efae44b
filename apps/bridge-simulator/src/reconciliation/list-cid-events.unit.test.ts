// Proves that events come in pages, oldest first, between two times, each as late as it is and not later.
import { describe, expect, it } from 'vitest';
import { DONOR } from '../../test/claim-samples.js';
import { createTestDirectory, START } from '../../test/test-directory.js';
import { listCidEvents, type CidEventPageRequest } from './list-cid-events.js';
import { makeDrift } from './make-drift.js';

const EMAILS = { participant: DONOR, keyType: 'EMAIL' } as const;

/** One event at the start and ten later, a second apart. */
function directoryWithEvents() {
  const directory = createTestDirectory();
  for (let seed = 1; seed <= 10; seed += 1) {
    directory.advance(1_000);
    makeDrift(directory, {
      ...{ participant: DONOR, keyTypes: ['EMAIL'], seed },
      ...{ alter: 0, add: 1, remove: 0, isSilent: false },
    });
  }
  const list = (change: Partial<CidEventPageRequest> = {}) =>
    listCidEvents(directory, { ...EMAILS, sinceMs: 0, pageSize: 0, latenessMs: 0, ...change });
  return { directory, list, all: directory.store.state.cidSets.get(EMAILS).events };
}

describe('listCidEvents', () => {
  it('gives each event once, page by page', () => {
    const { list, all } = directoryWithEvents();
    const seen = [];
    let after: number | undefined;
    do {
      const page = list({ pageSize: 4, ...(after === undefined ? {} : { after }) });
      expect(page.events.length).toBeLessThanOrEqual(4);
      seen.push(...page.events);
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(all);
    expect(seen).toHaveLength(11);
  });

  it('says that there is no more when a page is just full', () => {
    expect(directoryWithEvents().list({ pageSize: 11 }).next).toBeUndefined();
  });

  it('keeps to the time asked for', () => {
    const { list, all } = directoryWithEvents();
    const atMs = (second: number) => START.getTime() + second * 1_000;
    expect(list({ sinceMs: atMs(3) }).events).toEqual(all.slice(3));
    expect(list({ sinceMs: atMs(3), untilMs: atMs(5) }).events).toEqual(all.slice(3, 5));
    expect(list({ sinceMs: atMs(99) }).events).toEqual([]);
  });

  it('tells late events later, and all of them once the longest time is over', () => {
    const { directory, list, all } = directoryWithEvents();
    const soon = list({ latenessMs: 20_000 }).events;
    expect(soon.length).toBeGreaterThan(0);
    expect(soon.length).toBeLessThan(all.length);
    directory.advance(20_000);
    expect(list({ latenessMs: 20_000 }).events).toEqual(all);
  });
});
