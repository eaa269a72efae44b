// Proves that the table finds each CID by its bytes, also among CIDs that begin alike, and gives them all out in order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CidTable } from './cid-table.js';

/** CIDs of which many fall on the same slot. */
const cids = fc
  .uniqueArray(
    fc
      .tuple(fc.nat(3), fc.uint8Array({ minLength: 28, maxLength: 28 }))
      .map(([first, rest]) =>
        Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xfc + first]), rest]).toString('hex'),
      ),
    { maxLength: 200 },
  )
  .map((texts) => texts.map((text) => Buffer.from(text, 'hex')));

const filled = (held: readonly Buffer[]): CidTable => {
  const table = new CidTable(held.length);
  for (const cid of held) table.push(cid);
  return table;
};

describe('CidTable', () => {
  it('finds the number of each CID, and of no other', () => {
    fc.assert(
      fc.property(cids, cids, (held, others) => {
        const table = filled(held);
        held.forEach((cid, index) => expect(table.indexOf(cid)).toBe(index));
        for (const other of others) {
          const index = held.findIndex((cid) => cid.equals(other));
          expect(table.indexOf(other)).toBe(index < 0 ? undefined : index);
        }
      }),
    );
  });

  it('gives out any stretch of them, across its chunks', () => {
    const count = 70_000;
    const held = Array.from({ length: count }, (_, index) => {
      const cid = Buffer.alloc(32);
      cid.writeUInt32BE(Math.imul(index, 0x9e3779b1) >>> 0);
      cid.writeUInt32BE(index, 28);
      return cid;
    });
    const table = filled(held);
    expect(table.size).toBe(count);
    for (const [from, to] of [
      [0, count],
      [32_767, 32_769],
      [5, 5],
      [65_536, count],
    ] as const) {
      const slices = [...table.slices(from, to)];
      expect(Math.max(0, ...slices.map(({ length }) => length))).toBeLessThanOrEqual(1024 * 1024);
      expect(Buffer.concat(slices).equals(Buffer.concat(held.slice(from, to)))).toBe(true);
    }
  });
});
