// Proves that a CID is the directory's own, and that VSync and buckets add up whatever the order.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cid, entry } from '../test/arbitraries.js';
import { EXAMPLE_CPF } from '../test/fake-tax-ids.js';
import { BUCKET_BITS, CID_BYTES, bucketOf, computeCid, vsyncOf, xorInto } from './cid.js';
import type { DictEntry } from './index.js';

const OFFICIAL: DictEntry = {
  keyType: 'PHONE',
  key: '+5511987654321',
  owner: { type: 'NATURAL_PERSON', taxId: EXAMPLE_CPF, name: 'João Silva' },
  account: {
    participant: '12345678',
    branch: '00001',
    accountNumber: '0007654321',
    accountType: 'CACC',
  },
};

describe('a CID', () => {
  it('is that of the official example', () => {
    const requestId = '01020304-0506-0708-090a-0b0c0d0e0f10';
    expect(computeCid({ requestId, entry: OFFICIAL }).toString('hex')).toBe(
      '28c06eb41c4dc9c3ae114831efcac7446c8747777fca8b145ecd31ff8480ae88',
    );
  });

  it('is the same for the same entry and RequestId, another for another of either', () => {
    fc.assert(
      fc.property(entry, fc.uuid(), fc.uuid(), (one, requestId, other) => {
        fc.pre(requestId !== other);
        const first = computeCid({ requestId, entry: one });
        const renamed = { ...one, owner: { ...one.owner, name: `${one.owner.name}x` } };
        expect(first).toHaveLength(CID_BYTES);
        expect(computeCid({ requestId, entry: structuredClone(one) })).toEqual(first);
        expect(computeCid({ requestId: other, entry: one })).not.toEqual(first);
        expect(computeCid({ requestId, entry: renamed })).not.toEqual(first);
      }),
    );
  });

  it('does not know the opening date, and takes a missing branch for an empty one', () => {
    fc.assert(
      fc.property(entry, fc.uuid(), (one, requestId) => {
        const account = { ...one.account, branch: '', openingDate: '2020-01-31T00:00:00Z' };
        const other = computeCid({ requestId, entry: { ...one, account } });
        expect(other).toEqual(computeCid({ requestId, entry: one }));
      }),
    );
  });

  it.each(['', '1', '01020304050607080910111213141516', '01020304-0506-0708-090A-0B0C0D0E0F10'])(
    'is refused for the RequestId %j',
    (requestId) => expect(() => computeCid({ requestId, entry: OFFICIAL })).toThrow(RangeError),
  );

  it('is keyed with the bytes of the RequestId, whatever they are', () => {
    fc.assert(
      fc.property(fc.uuid(), (requestId) => {
        const key = Buffer.from(requestId.replaceAll('-', ''), 'hex');
        const message =
          'PHONE&+5511987654321&11122233300&João Silva&&12345678&00001&0007654321&CACC';
        const expected = createHmac('sha256', key).update(message).digest();
        expect(computeCid({ requestId, entry: OFFICIAL })).toEqual(expected);
      }),
    );
  });

  it('is refused for a RequestId with one character that is not of a UUID in its place', () => {
    const place = fc.integer({ min: 0, max: 35 });
    fc.assert(
      fc.property(
        fc.uuid(),
        place,
        fc.string({ unit: 'binary', minLength: 1 }),
        (uuid, at, text) => {
          const requestId = uuid.slice(0, at) + text.slice(0, 1) + uuid.slice(at + 1);
          fc.pre(!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(requestId));
          expect(() => computeCid({ requestId, entry: OFFICIAL })).toThrow(RangeError);
        },
      ),
    );
  });
});

describe('a VSync', () => {
  const cids = fc.array(cid, { maxLength: 50 });

  it('is 64 zeros for no CIDs', () => expect(vsyncOf([])).toBe('0'.repeat(64)));

  it('does not depend on the order', () => {
    const shuffled = cids.chain((set) =>
      fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length })),
    );
    fc.assert(fc.property(shuffled, ([set, other]) => vsyncOf(set) === vsyncOf(other)));
  });

  it('forgets a CID that is added and taken out', () => {
    fc.assert(fc.property(cids, cid, (set, one) => vsyncOf([...set, one, one]) === vsyncOf(set)));
  });

  it('of two sets is the XOR of theirs', () => {
    fc.assert(
      fc.property(cids, cids, (one, other) => {
        const sum = Buffer.from(vsyncOf(one), 'hex');
        xorInto(sum, Buffer.from(vsyncOf(other), 'hex'));
        expect(sum.toString('hex')).toBe(vsyncOf([...one, ...other]));
      }),
    );
  });

  it.each([31, 33])('takes no CID of %i bytes', (length) => {
    expect(() => xorInto(new Uint8Array(CID_BYTES), new Uint8Array(length))).toThrow(RangeError);
    expect(() => xorInto(new Uint8Array(length), new Uint8Array(CID_BYTES))).toThrow(RangeError);
  });
});

describe('the bucket of a CID', () => {
  const bitsInRange = fc.integer({ min: 1, max: 32 });

  it('is the number of its first bits', () => {
    fc.assert(
      fc.property(cid, bitsInRange, (one, bits) => {
        const binary = [...one].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        expect(bucketOf(one, bits)).toBe(Number.parseInt(binary.slice(0, bits), 2));
      }),
    );
  });

  it('has 16 bits unless told', () => {
    fc.assert(fc.property(cid, (one) => bucketOf(one) === bucketOf(one, BUCKET_BITS)));
  });

  it.each([0, 33, 1.5, Number.NaN])('does not exist for %d bits', (bits) =>
    expect(() => bucketOf(new Uint8Array(CID_BYTES), bits)).toThrow(RangeError),
  );
});
