// Proves that the store in memory keeps the port's promises, and stays within its bounds whatever comes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeCacheStore } from '../test/cache-store-contract.js';
import { createMemoryStore } from './memory-store.js';

describeCacheStore('memory', () => createMemoryStore());

describe('a full store', () => {
  it('lets go of what was used longest ago', async () => {
    const store = createMemoryStore({ entriesMax: 3 });
    for (const key of ['a', 'b', 'c']) await store.add(key, key, 1_000);
    await store.get('a');
    await store.add('d', 'd', 1_000);
    const held = await Promise.all(['a', 'b', 'c', 'd'].map((key) => store.get(key)));
    expect(held).toEqual(['a', undefined, 'c', 'd']);
  });

  it('counts bytes too', async () => {
    const store = createMemoryStore({ bytesMax: 10_000 });
    await store.add('small', 'small', 1_000);
    await store.add('big', 'x'.repeat(4_900), 1_000);
    expect(await store.get('small')).toBeUndefined();
    expect(await store.get('big')).toBeDefined();
  });

  it('takes nothing that is larger than all of it', async () => {
    const store = createMemoryStore({ bytesMax: 10_000 });
    await store.add('huge', 'x'.repeat(5_000), 1_000);
    expect(await store.get('huge')).toBeUndefined();
  });

  it('never holds more than its bounds, and always what came last', async () => {
    const key = fc.constantFrom(...'abcdefghij');
    const text = fc.string({ minLength: 1, maxLength: 40 });
    const step = fc.tuple(fc.constantFrom('add', 'replace', 'remove', 'get'), key, text);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 200 }), async (steps) => {
        const store = createMemoryStore({ entriesMax: 5, bytesMax: 1_100 });
        for (const [what, name, content] of steps) {
          const held = await store.get(name);
          if (what === 'remove') await store.remove([name]);
          if (what === 'add') await store.add(name, content, 1_000);
          if (what === 'replace') await store.replace(name, held ?? '', content, 1_000);
          if (what === 'add' && held === undefined) expect(await store.get(name)).toBe(content);
        }
        const held = await Promise.all([...'abcdefghij'].map((name) => store.get(name)));
        const texts = held.filter((content) => content !== undefined);
        expect(texts.length).toBeLessThanOrEqual(5);
        const bytes = texts.reduce((sum, content) => sum + 2 * (1 + content.length) + 150, 0);
        expect(bytes).toBeLessThanOrEqual(1_100);
      }),
    );
  });
});

describe('a time to live', () => {
  it('ends by the clock that was given', async () => {
    let now = 0;
    const store = createMemoryStore({ now: () => now });
    await store.add('key', 'one', 1_000);
    now = 999;
    expect(await store.get('key')).toBe('one');
    now = 1_000;
    expect(await store.get('key')).toBeUndefined();
  });
});
