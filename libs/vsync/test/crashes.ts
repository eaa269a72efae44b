/** The process is gone: whatever was under way is lost. */
class Crash extends Error {}

/** Decides where a process dies. */
export interface Crashes {
  /** Dies here, or goes on. @throws Crash */
  maybe(): void;
  readonly count: number;
}

/** Dies at those calls of `maybe` that `points` name, counted over all attempts. */
export function createCrashes(points: readonly number[]): Crashes {
  const left = new Set(points);
  let call = 0;
  let count = 0;
  return {
    maybe() {
      if (!left.delete(call++)) return;
      count += 1;
      throw new Crash();
    },
    get count() {
      return count;
    },
  };
}

/** Lets each method of a port die before its effect, or after it with the answer lost. */
export function dying<Port extends object>(port: Port, { maybe }: Crashes): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') {
        return typeof value === 'object' && value !== null
          ? dying(value, { maybe, count: 0 })
          : value;
      }
      return (...args: unknown[]) => {
        maybe();
        const result: unknown = value.apply(target, args);
        if (!(result instanceof Promise)) return result;
        return result.then((answer: unknown) => {
          maybe();
          return answer;
        });
      };
    },
  });
}

/** Does it again, as a new process, until it is not killed any more. */
export async function untilDone<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}
