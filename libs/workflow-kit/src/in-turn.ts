/** Runs steps one at a time, in the order in which they were asked for. */
export type InTurn = <T>(step: () => Promise<T>) => Promise<T>;

/** Makes one; a step that finds no other under way begins at once. */
export function createInTurn(): InTurn {
  const waiting: (() => void)[] = [];
  let isBusy = false;
  return async (step) => {
    if (isBusy) await new Promise<void>((begin) => waiting.push(begin));
    isBusy = true;
    try {
      return await step();
    } finally {
      // Whoever waits is next, before anybody who asks now.
      const begin = waiting.shift();
      if (begin) begin();
      else isBusy = false;
    }
  };
}
