import type { AnswerCache } from './answer-cache.js';
import type { AnswerOf, AnswerShape } from './answer-shape.js';
import type { MaybeStale } from './maybe-stale.js';

/** Status answers of rows of ours, by id. */
export interface RowCache<Answer> {
  /**
   * Answers from the cache, else from `load`, and then keeps that; undefined, a row that is not there, is not kept.
   *
   * `load` reads what is committed, from the primary, after it is called. Fails only as `load` does.
   */
  readThrough(
    id: string,
    load: () => Promise<Answer | undefined>,
  ): Promise<MaybeStale<Answer> | undefined>;
  /** Drops what is kept of the row. To be called after the commit; never fails. */
  drop(id: string): Promise<void>;
  /** Runs a write and drops after it, also where it failed: it may have been committed all the same. */
  dropAfter<Result>(id: string, write: () => Promise<Result>): Promise<Result>;
}

/** Makes the cache of our own rows: all of them may be cached by their id. */
export function createRowCache<Shape extends AnswerShape>(
  answers: AnswerCache<Shape>,
): RowCache<AnswerOf<Shape>> {
  const drop = (id: string): Promise<void> => answers.drop(id);
  return {
    readThrough: (id, load) =>
      answers.readThrough(id, async () => {
        const answer = await load();
        return answer && { answer, mayKeep: true };
      }),
    drop,
    async dropAfter(id, write) {
      try {
        return await write();
      } finally {
        await drop(id);
      }
    },
  };
}
