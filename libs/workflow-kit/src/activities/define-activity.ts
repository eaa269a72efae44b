import { parseObject, type Parsed, type Shape, type Wire } from '@conn-dict/contracts';
import { toApplicationFailure } from './activity-failure.js';

/**
 * Makes an activity out of what it does: its input is parsed at its door, its errors are mapped there.
 *
 * @throws ApplicationFailure typed as in contracts, retryable where a repeat can help
 */
export function defineActivity<S extends Shape, Result>(
  shape: S,
  run: (input: Parsed<S>) => Promise<Result>,
): (input: Wire<S>) => Promise<Result> {
  return async (input) => {
    try {
      return await run(parseObject(shape, input));
    } catch (error) {
      throw toApplicationFailure(error);
    }
  };
}
