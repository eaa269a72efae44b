// Proves that evidence goes out in batches that fit into a payload, in its order, and that none is left behind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchOf } from './evidence-batch.js';

const ITEMS_MAX = 50;
const BYTES_MAX = 48 * 1024;
const bytesOf = (items: readonly unknown[]) =>
  items.reduce<number>((sum, item) => sum + Buffer.byteLength(JSON.stringify(item)), 0);

/** Text that takes one to four bytes a character, and more where JSON escapes it. */
const anyItem = fc.record({
  token: fc.string(),
  description: fc
    .tuple(fc.constantFrom('a', 'é', '漢', '😀', '"'), fc.nat(2_000))
    .map(([character, length]) => character.repeat(length)),
});
const anyItems = fc.array(anyItem, { maxLength: 120 });

describe('batchOf', () => {
  it('takes the longest beginning that stays within both limits, and one piece at least', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const batch = batchOf(items, ITEMS_MAX);
        expect(batch).toEqual(items.slice(0, batch.length));
        if (batch.length > 1) {
          expect(batch.length).toBeLessThanOrEqual(ITEMS_MAX);
          expect(bytesOf(batch)).toBeLessThanOrEqual(BYTES_MAX);
        }
        if (batch.length === items.length) return;
        const more = items.slice(0, batch.length + 1);
        expect(more.length > ITEMS_MAX || bytesOf(more) > BYTES_MAX).toBe(true);
      }),
    );
  });

  it('sends every piece once, in its order, when called until nothing waits', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const waiting = [...items];
        const sent: typeof items = [];
        while (waiting.length > 0) {
          const batch = waiting.splice(0, batchOf(waiting, ITEMS_MAX).length);
          expect(batch.length).toBeGreaterThan(0);
          sent.push(...batch);
        }
        expect(sent).toEqual(items);
      }),
    );
  });

  it('counts bytes, not characters', () => {
    const item = '漢'.repeat(4_000);
    expect(batchOf([item, item, item, item, item], ITEMS_MAX)).toHaveLength(4);
  });

  it('sends a piece alone that is too big for any batch', () => {
    const big = 'a'.repeat(BYTES_MAX);
    expect(batchOf([big, 'b'], ITEMS_MAX)).toEqual([big]);
  });

  it('has nothing to send where nothing is', () => {
    expect(batchOf([], ITEMS_MAX)).toEqual([]);
  });
});
