import { createHash } from 'node:crypto';

/** Numbers that repeat for the same seed and name, whatever other streams are drawn from meanwhile. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** One of the items. */
  oneOf<T>(items: readonly T[]): T;
  /** All of the items, in another order. */
  shuffled<T>(items: readonly T[]): readonly T[];
}

export function createRandom(seed: number, name: string): Random {
  let drawn = 0;
  const between = (min: number, max: number): number => {
    const digest = createHash('sha256').update(`${seed}/${name}/${drawn++}`).digest();
    return min + (digest.readUInt32BE() % (max - min + 1));
  };
  return {
    between,
    oneOf: (items) => items[between(0, items.length - 1)]!,
    shuffled<T>(items: readonly T[]) {
      const left = [...items];
      return items.map(() => left.splice(between(0, left.length - 1), 1)[0] as T);
    },
  };
}
