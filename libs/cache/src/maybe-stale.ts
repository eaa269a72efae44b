/**
 * An answer that may have lain in a cache: good to show and to log, never to decide a write.
 *
 * It is no answer itself, so it does not fit where a row is wanted; `.maybeStale` at the place of its use says what
 * the reader of the code, and its writer, have to keep in mind. What writes reads its row again, in its transaction.
 */
export interface MaybeStale<Answer> {
  readonly maybeStale: Answer;
}
