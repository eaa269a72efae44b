import { step } from '../step.mjs';
import { ComponentUnavailable } from './component-unavailable.mjs';

/**
 * Tries the ways to get a component in their order and ends with the first that works.
 *
 * @throws ComponentUnavailable naming what each way failed with.
 */
export async function firstThatWorks(title, { ways, remedy, signal }) {
  const tried = [];
  for (const way of ways) {
    try {
      return await step(way, way.get);
    } catch (error) {
      if (signal?.aborted) throw error;
      tried.push([way.title, error.message, lastLineOf(error.output)].filter(Boolean).join(': '));
    }
  }
  throw new ComponentUnavailable(title, tried, remedy);
}

const lastLineOf = (output) => output?.trimEnd().split('\n').at(-1);
