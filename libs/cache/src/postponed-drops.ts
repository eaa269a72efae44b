import type { Guard } from './guard.js';

const RETRY_MS = 1_000;
/** About 2 MiB. What is forgotten ends with its time to live. */
const KEYS_MAX = 10_000;
/** Of one command. */
const CHUNK = 500;

/** Drops that the store did not take yet: tried every second until it does, or until nothing old can be there. */
export interface PostponedDrops {
  add(key: string): void;
  /** Whether what the store holds at the key may be what was to be dropped. */
  has(key: string): boolean;
  /** Tries once more, then gives up. */
  close(): Promise<void>;
}

export interface PostponedDropsOptions {
  readonly attempt: Guard;
  /** The longest that anything stays in the store. */
  readonly ttlMsMax: number;
  /** Milliseconds of a clock that never goes back. @default `performance.now` */
  readonly now?: () => number;
}

export function createPostponedDrops(options: PostponedDropsOptions): PostponedDrops {
  const { attempt, ttlMsMax, now = () => performance.now() } = options;
  /** An object for each drop: one that comes while an earlier one of its key is tried is not done by that. */
  const waiting = new Map<string, { readonly expiresAt: number }>();
  let timer: NodeJS.Timeout | undefined;

  const forget = (key: string): void => {
    waiting.delete(key);
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  const retry = async (): Promise<void> => {
    for (const [key, { expiresAt }] of waiting) if (expiresAt <= now()) forget(key);
    const drops = [...waiting].slice(0, CHUNK);
    if (drops.length === 0) return;
    const { outcome } = await attempt((store) => store.remove(drops.map(([key]) => key)));
    if (outcome !== 'done') return;
    for (const [key, drop] of drops) if (waiting.get(key) === drop) forget(key);
  };
  return {
    add(key) {
      waiting.delete(key);
      waiting.set(key, { expiresAt: now() + ttlMsMax });
      const [oldest] = waiting.keys();
      if (waiting.size > KEYS_MAX && oldest !== undefined) waiting.delete(oldest);
      timer ??= setInterval(() => void retry(), RETRY_MS).unref();
    },
    has: (key) => waiting.has(key),
    async close() {
      clearInterval(timer);
      if (waiting.size > 0) await retry();
    },
  };
}
