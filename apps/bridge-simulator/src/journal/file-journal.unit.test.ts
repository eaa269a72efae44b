// Proves that a simulator that is killed at any moment comes back with all that it had answered, and takes no foreign file for its own.
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimIn, portability } from '../../test/claim-samples.js';
import { createTestDirectory } from '../../test/test-directory.js';
import { completeClaim } from '../directory/complete-claim.js';
import { createClaim } from '../directory/create-claim.js';
import { acknowledgeClaim, confirmClaim } from '../directory/decide-claim.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { JournalError, openFileJournal } from './file-journal.js';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-journal-'));
  path = join(folder, 'deeper', 'directory.ndjson');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function history({ store }: DirectoryContext): string {
  return JSON.stringify([...store.state.changes()]);
}

describe('openFileJournal', () => {
  it('loses nothing that was answered, wherever the last write broke off', () => {
    const directory = createTestDirectory({ journal: openFileJournal(path) });
    const { claimId } = createClaim(directory, portability()).claim;
    const call = { claimId, reason: 'USER_REQUESTED', requestId: '' } as const;
    const answered = [{ size: statSync(path).size, history: history(directory) }];
    for (const step of [
      () => acknowledgeClaim(directory, call),
      () => confirmClaim(directory, call),
      () => completeClaim(directory, { claimId, requestId: randomUUID() }),
    ]) {
      step();
      answered.push({ size: statSync(path).size, history: history(directory) });
    }
    const whole = readFileSync(path);
    const torn = join(folder, 'torn.ndjson');
    const expectAnswered = (size: number): void => {
      writeFileSync(torn, whole.subarray(0, size));
      const again = createTestDirectory({ journal: openFileJournal(torn) });
      const last = answered.findLast((each) => each.size <= size);
      expect(history(again), `cut at ${String(size)}`).toBe(last?.history);
    };
    const ends = answered.flatMap(({ size }) => [size, size + 1, size + 2, size - 1, size - 2]);
    const inside = ends.filter((size) => size >= answered[0]!.size && size <= whole.length);
    inside.forEach(expectAnswered);
    const anywhere = fc.integer({ min: answered[0]!.size, max: whole.length });
    fc.assert(fc.property(anywhere, expectAnswered), { numRuns: 100 });
  });

  it('goes on after a torn line, and shortens the journal to what is held', () => {
    const journal = openFileJournal(path);
    const first = createTestDirectory({ journal });
    claimIn(first, 'COMPLETED');
    journal.close();
    const grownBytes = statSync(path).size;
    appendFileSync(path, '[{"kind":"entry","entry":{"entr');
    const second = createTestDirectory({ journal: openFileJournal(path) });
    expect(history(second)).toBe(history(first));
    second.store.open();
    expect(statSync(path).size).toBeLessThan(grownBytes);
    claimIn(second, 'OPEN', portability({ entryId: 'ENTRY-003' }));
    const third = createTestDirectory({ journal: openFileJournal(path) });
    expect(history(third)).toBe(history(second));
  });

  it('answers a request of before the restart as it did then', () => {
    const request = portability();
    const first = createTestDirectory({ journal: openFileJournal(path) });
    const answer = createClaim(first, request);
    const second = createTestDirectory({ journal: openFileJournal(path) });
    expect(createClaim(second, request)).toEqual(answer);
  });

  it('keeps text beyond ASCII whole, also where a read ends within a character', () => {
    const first = createTestDirectory({ journal: openFileJournal(path) });
    const name = 'João da Conceição '.repeat(6).trim();
    const owner = { type: 'NATURAL_PERSON', taxId: '12345678909', name } as const;
    for (let number = 0; number < 900; number += 1) {
      const { claimId } = createClaim(first, portability({ claimer: owner })).claim;
      first.store.commit([
        {
          kind: 'claim',
          claim: { ...first.store.state.claims.get(claimId)!, status: 'CANCELLED' },
        },
      ]);
    }
    expect(statSync(path).size).toBeGreaterThan(1 << 20);
    const second = createTestDirectory({ journal: openFileJournal(path) });
    expect(history(second)).toBe(history(first));
  });

  it('forgets all when it is rewritten', () => {
    const first = createTestDirectory({ journal: openFileJournal(path) });
    claimIn(first, 'OPEN');
    first.store.clear();
    const second = createTestDirectory({ journal: openFileJournal(path) });
    expect(second.store.state.claims.size).toBe(0);
  });

  it.each([
    ['a file of something else', 'name,key\n1,2\n', 1],
    ['damage before its end', undefined, 3],
  ])('refuses %s and leaves it as it is', (_, content, line) => {
    const journal = openFileJournal(path);
    createTestDirectory({ journal });
    journal.close();
    if (content !== undefined) writeFileSync(path, content);
    else appendFileSync(path, 'damage\n[]\n');
    const before = readFileSync(path);
    const open = () => createTestDirectory({ journal: openFileJournal(path) });
    expect(open).toThrow(JournalError);
    expect(open).toThrow(`line ${String(line)}`);
    expect(readFileSync(path)).toEqual(before);
  });

  it('is for its owner’s eyes only', () => {
    createTestDirectory({ journal: openFileJournal(path) });
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
