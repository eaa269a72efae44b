import type { OwnerType } from '@conn-dict/dict';
import type { AnswerCache } from './answer-cache.js';
import type { AnswerOf, AnswerShape } from './answer-shape.js';
import type { MaybeStale } from './maybe-stale.js';

/** What the directory said, and about whom. */
export interface DirectoryAnswer<Answer> {
  readonly ownerType: OwnerType;
  readonly answer: Answer;
}

/** Answers of the directory about legal persons, for 180 s. */
export interface DirectoryCache<Answer> {
  /**
   * Answers from the cache, else from `load`. Only what is about a legal person is kept; undefined, nothing found, is
   * not. Fails only as `load` does.
   *
   * @param subject a key or id; its SHA-256 alone is kept
   */
  readThrough(
    subject: string,
    load: () => Promise<DirectoryAnswer<Answer> | undefined>,
  ): Promise<MaybeStale<Answer> | undefined>;
  /** Drops what is kept about the subject; never fails. */
  drop(subject: string): Promise<void>;
}

/** Makes the cache of the directory's answers. Whose owner is not known to be a legal person is a natural one here. */
export function createDirectoryCache<Shape extends AnswerShape>(
  answers: AnswerCache<Shape>,
): DirectoryCache<AnswerOf<Shape>> {
  return {
    readThrough: (subject, load) =>
      answers.readThrough(subject, async () => {
        const loaded = await load();
        return loaded && { answer: loaded.answer, mayKeep: loaded.ownerType === 'LEGAL_PERSON' };
      }),
    drop: (subject) => answers.drop(subject),
  };
}
