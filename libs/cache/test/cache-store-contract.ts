import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CacheStore } from '../src/cache-store.js';

const TTL_MS = 60_000;

/** What every driver of the port promises; `make` gives each test an empty store. */
export function describeCacheStore(
  driver: string,
  make: () => CacheStore | Promise<CacheStore>,
): void {
  describe(`the cache store over ${driver}`, () => {
    let store: CacheStore;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(() => store.close());

    it('holds a text, unchanged, where there was none', async () => {
      const text = '{"status":"ACTIVE","ü":"\u2028\n"}';
      expect(await store.get('key')).toBeUndefined();
      expect(await store.add('key', text, TTL_MS)).toBe(true);
      expect(await store.get('key')).toBe(text);
    });

    it('adds nothing where there is one', async () => {
      await store.add('key', 'one', TTL_MS);
      expect(await store.add('key', 'two', TTL_MS)).toBe(false);
      expect(await store.get('key')).toBe('one');
    });

    it('lets one of many adders win', async () => {
      const texts = Array.from({ length: 50 }, (_, number) => `text ${number}`);
      const won = await Promise.all(texts.map((text) => store.add('key', text, TTL_MS)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store.get('key')).toBe(texts[won.indexOf(true)]);
    });

    it('replaces what is expected and nothing else', async () => {
      await store.add('key', 'one', TTL_MS);
      expect(await store.replace('key', 'other', 'two', TTL_MS)).toBe(false);
      expect(await store.replace('key', 'one', 'two', TTL_MS)).toBe(true);
      expect(await store.replace('key', 'one', 'three', TTL_MS)).toBe(false);
      expect(await store.get('key')).toBe('two');
    });

    it('replaces nothing where nothing is', async () => {
      expect(await store.replace('key', 'one', 'two', TTL_MS)).toBe(false);
      expect(await store.get('key')).toBeUndefined();
    });

    it('removes the named keys, there or not, and no others', async () => {
      for (const key of ['a', 'b', 'c']) await store.add(key, key, TTL_MS);
      await store.remove(['a', 'b', 'never']);
      expect(await Promise.all(['a', 'b', 'c'].map((key) => store.get(key)))).toEqual([
        undefined,
        undefined,
        'c',
      ]);
    });

    it('lets go of a text when its time is over', async () => {
      await store.add('key', 'one', 30);
      await vi.waitFor(async () => expect(await store.get('key')).toBeUndefined());
      expect(await store.add('key', 'two', TTL_MS)).toBe(true);
      await store.replace('key', 'two', 'three', 30);
      await vi.waitFor(async () => expect(await store.get('key')).toBeUndefined());
      expect(await store.replace('key', 'three', 'four', TTL_MS)).toBe(false);
    });

    it('does what it is told in that order', async () => {
      const got = [
        store.add('key', 'one', TTL_MS),
        store.replace('key', 'one', 'two', TTL_MS),
        store.get('key'),
        store.remove(['key']),
        store.get('key'),
      ];
      expect(await Promise.all(got)).toEqual([true, true, 'two', undefined, undefined]);
    });

    it('closes twice', () => {
      store.close();
      store.close();
    });
  });
}
