import { randomUUID } from 'node:crypto';
import type { AnswerOf, AnswerShape } from './answer-shape.js';
import { parseText, toText } from './answer-text.js';
import { toCacheKey } from './cache-key.js';
import type { CacheUse, OnCacheUse } from './cache-use.js';
import type { Attempt, Guard } from './guard.js';
import type { MaybeStale } from './maybe-stale.js';
import type { PostponedDrops } from './postponed-drops.js';

/** Longer than any healthy load; a load that takes longer is answered, and not kept. */
const LEASE_MS = 2_000;

const LEASE_MARK = 'lease:';

/** What all caches of one store share. */
export interface AnswerCacheDeps {
  readonly attempt: Guard;
  readonly postponed: PostponedDrops;
  readonly onUse: OnCacheUse;
  /** Sees to it that `close` waits for the work, which never rejects. */
  readonly inBackground: (work: Promise<void>) => void;
}

export interface AnswerCacheOptions<Shape extends AnswerShape> {
  /** Also the metric's label. */
  readonly name: string;
  readonly shape: Shape;
  /** No answer is handed out when it is older. */
  readonly ttlMs: number;
}

/** What a load found, and whether the rules let it be kept. */
export interface Loaded<Answer> {
  readonly answer: Answer;
  readonly mayKeep: boolean;
}

/** Whether the cache has the answer, or at least lets this reader fill its place. */
interface Taken<Answer> {
  readonly answer?: Answer;
  readonly lease?: string;
}

/**
 * Keeps answers of one shape.
 *
 * A reader that finds nothing puts a lease of its own in the place before it loads, and its answer only takes the
 * place of that very lease. A drop removes the lease too: what was loaded before the drop can never be kept after it.
 */
export class AnswerCache<Shape extends AnswerShape> {
  constructor(
    private readonly options: AnswerCacheOptions<Shape>,
    private readonly deps: AnswerCacheDeps,
  ) {}

  /** Costs at most the deadline more than `load`, and fails only as `load` does. */
  async readThrough(
    about: string,
    load: () => Promise<Loaded<AnswerOf<Shape>> | undefined>,
  ): Promise<MaybeStale<AnswerOf<Shape>> | undefined> {
    const key = toCacheKey(this.options.name, about);
    const { answer, lease } = await this.#take(key);
    if (answer) return { maybeStale: answer };
    let loaded: Loaded<AnswerOf<Shape>> | undefined;
    try {
      loaded = await load();
    } finally {
      if (lease !== undefined) this.deps.inBackground(this.#fill(key, lease, loaded));
    }
    return loaded && { maybeStale: loaded.answer };
  }

  /** Resolves when the store has dropped the answer, or within the deadline: then it is dropped later. */
  async drop(about: string): Promise<void> {
    const key = toCacheKey(this.options.name, about);
    const { outcome } = await this.deps.attempt((store) => store.remove([key]));
    if (outcome !== 'done') this.deps.postponed.add(key);
    this.#tell('drop', outcome);
  }

  async #take(key: string): Promise<Taken<AnswerOf<Shape>>> {
    const attempt = await this.#look(key);
    if (attempt.outcome !== 'done') {
      this.#tell('read', attempt.outcome);
      return {};
    }
    const { held, lease } = attempt.value;
    if (held === undefined || held.startsWith(LEASE_MARK)) {
      this.#tell('read', 'miss');
      return lease === undefined ? {} : { lease };
    }
    const answer = parseText(this.options.shape, key, held);
    this.#tell('read', answer ? 'hit' : 'error');
    if (answer) return { answer };
    this.deps.inBackground(this.#clear(key));
    return {};
  }

  async #look(key: string): Promise<Attempt<{ readonly held?: string; readonly lease?: string }>> {
    if (this.deps.postponed.has(key)) return { outcome: 'bypassed' };
    return this.deps.attempt(async (store) => {
      const held = await store.get(key);
      if (held !== undefined) return { held };
      const lease = LEASE_MARK + randomUUID();
      return (await store.add(key, lease, LEASE_MS)) ? { lease } : {};
    });
  }

  async #fill(
    key: string,
    lease: string,
    loaded: Loaded<AnswerOf<Shape>> | undefined,
  ): Promise<void> {
    if (!loaded?.mayKeep) return this.#clear(key);
    const text = toText(this.options.shape, key, loaded.answer);
    if (text === undefined) {
      this.#tell('store', 'unfit');
      return this.#clear(key);
    }
    // It takes the place of a lease, so it is that much older at most.
    const ttlMs = this.options.ttlMs - LEASE_MS;
    const attempt = await this.deps.attempt((store) => store.replace(key, lease, text, ttlMs));
    const isRefused = attempt.outcome === 'done' && !attempt.value;
    this.#tell('store', isRefused ? 'refused' : attempt.outcome);
  }

  /** Frees the place for the next reader; where that fails, it is free when the lease ends. */
  async #clear(key: string): Promise<void> {
    await this.deps.attempt((store) => store.remove([key]));
  }

  #tell(operation: CacheUse['operation'], outcome: CacheUse['outcome']): void {
    this.deps.onUse({ cache: this.options.name, operation, outcome });
  }
}
