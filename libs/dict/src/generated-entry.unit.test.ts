// Proves that made-up entries keep the directory's rules, are the same every time, and can be found by id and key.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeCid } from './cid.js';
import {
  createEntryGenerator,
  GENERATED_ENTRIES_MAX,
  type EntryGenerator,
} from './generated-entry.js';
import { KEY_TYPES, keyFault, ownerNameFault, taxIdFault, tradeNameFault } from './index.js';

const participant = '87654321';
const index = fc.oneof(
  fc.nat(GENERATED_ENTRIES_MAX - 1),
  fc.constantFrom(0, 11_111_111, 99_999_999),
);
const seed = fc.nat(2 ** 32 - 1);
const keyType = fc.constantFrom(...KEY_TYPES);

const cidOf = (generator: EntryGenerator, number: number) => {
  const entry = generator.entry(number);
  return computeCid({ requestId: entry.requestId, entry }).toString('hex');
};

describe('createEntryGenerator', () => {
  it('makes entries that could be registered', () => {
    fc.assert(
      fc.property(seed, keyType, index, (seed, keyType, index) => {
        const { key, owner, account, requestId } = createEntryGenerator({
          ...{ seed, participant, keyType },
        }).entry(index);
        expect(keyFault(keyType, key)).toBeUndefined();
        expect(taxIdFault(owner.type, owner.taxId)).toBeUndefined();
        expect(ownerNameFault(owner.type, owner.name)).toBeUndefined();
        if (owner.tradeName) expect(tradeNameFault(owner.type, owner.tradeName)).toBeUndefined();
        expect(account.participant).toBe(participant);
        expect(requestId).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        if (keyType === 'CPF' || keyType === 'CNPJ') expect(owner.taxId).toBe(key);
      }),
      { numRuns: 1_000 },
    );
  });

  it('makes the same entry again, and finds its number by id and key', () => {
    fc.assert(
      fc.property(seed, keyType, index, (seed, keyType, index) => {
        const generator = createEntryGenerator({ seed, participant, keyType });
        const entry = generator.entry(index);
        expect(createEntryGenerator({ seed, participant, keyType }).entry(index)).toEqual(entry);
        expect(generator.indexOfId(entry.entryId)).toBe(index);
        expect(generator.indexOfKey(entry.key)).toBe(index);
      }),
    );
  });

  it.each(KEY_TYPES)('repeats no %s, id or CID within a set', (keyType) => {
    const generator = createEntryGenerator({ seed: 1, participant, keyType });
    const near = 11_111_111 - 500;
    const seen = new Set<string>();
    for (const start of [0, near]) {
      for (let number = start; number < start + 1_000; number++) {
        const { key, entryId } = generator.entry(number);
        for (const each of [key, entryId, cidOf(generator, number)]) seen.add(each);
      }
    }
    expect(seen.size).toBe(3 * 2_000);
  });

  it.each(KEY_TYPES)('knows no %s, and no id, of another set', (keyType) => {
    const one = createEntryGenerator({ seed: 1, participant, keyType });
    const other = createEntryGenerator({ seed: 2, participant, keyType });
    expect(one.indexOfId(other.entry(7).entryId)).toBeUndefined();
    expect(one.indexOfKey(other.entry(7).key)).toBeUndefined();
    expect(one.indexOfKey('')).toBeUndefined();
    expect(one.indexOfId(`${one.entry(7).entryId}x`)).toBeUndefined();
  });

  it.each([-1, 0.5, GENERATED_ENTRIES_MAX, Number.NaN])('has no entry number %d', (number) => {
    const generator = createEntryGenerator({ seed: 1, participant, keyType: 'EVP' });
    expect(() => generator.entry(number)).toThrow(RangeError);
  });

  it('stays as it is: benches fill a database with the same entries', () => {
    const cids = KEY_TYPES.map((keyType) =>
      cidOf(createEntryGenerator({ seed: 1, participant, keyType }), 42).slice(0, 16),
    );
    expect(cids).toMatchInlineSnapshot(`
      [
        "552f6eee1ede7928",
        "68fe59ed63878e47",
        "1dbe15b0e5039554",
        "9eb9ec3137976ca0",
        "6fd855f861e74d22",
      ]
    `);
  });
});
