import type { CacheStore } from './cache-store.js';

/** Of an entry in V8's heap beside its two texts, roughly: the map's slot, the object, two string headers. */
const ENTRY_OVERHEAD_BYTES = 150;

export interface MemoryStoreOptions {
  /** @default 10,000 */
  readonly entriesMax?: number;
  /** @default 4 MiB */
  readonly bytesMax?: number;
  /** Milliseconds of a clock that never goes back. @default `performance.now` */
  readonly now?: () => number;
}

interface Entry {
  readonly text: string;
  readonly expiresAt: number;
  readonly bytes: number;
}

/** Makes a store in the memory of this process. When it is full, what was used longest ago goes first. */
export function createMemoryStore(options: MemoryStoreOptions = {}): CacheStore {
  return new MemoryStore(options);
}

class MemoryStore implements CacheStore {
  /** In the order of the last use. */
  readonly #entries = new Map<string, Entry>();
  readonly #entriesMax: number;
  readonly #bytesMax: number;
  readonly #now: () => number;
  #bytes = 0;

  constructor({ entriesMax = 10_000, bytesMax = 4 * 1_024 * 1_024, now }: MemoryStoreOptions) {
    this.#entriesMax = entriesMax;
    this.#bytesMax = bytesMax;
    this.#now = now ?? (() => performance.now());
  }

  async get(key: string): Promise<string | undefined> {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#delete(key);
    if (entry.expiresAt <= this.#now()) return undefined;
    this.#insert(key, entry);
    return entry.text;
  }

  async add(key: string, text: string, ttlMs: number): Promise<boolean> {
    const held = this.#entries.get(key);
    if (held && held.expiresAt > this.#now()) return false;
    this.#put(key, text, ttlMs);
    return true;
  }

  async replace(key: string, expected: string, text: string, ttlMs: number): Promise<boolean> {
    const held = this.#entries.get(key);
    if (held?.text !== expected || held.expiresAt <= this.#now()) return false;
    this.#put(key, text, ttlMs);
    return true;
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#delete(key);
  }

  close(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #put(key: string, text: string, ttlMs: number): void {
    this.#delete(key);
    const bytes = 2 * (key.length + text.length) + ENTRY_OVERHEAD_BYTES;
    this.#insert(key, { text, expiresAt: this.#now() + ttlMs, bytes });
    this.#evict();
  }

  #insert(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
  }

  #delete(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  #evict(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#entriesMax && this.#bytes <= this.#bytesMax) return;
      this.#delete(key);
    }
  }
}
