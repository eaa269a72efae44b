/**
 * What a producer has been given and the broker has not acknowledged, in the order of the calls.
 *
 * Items wait, then are in flight, at most `inFlightMax` at once, then are settled. When a connection ends, `rewind` makes
 * all of them wait again, so that the next connection sends them in the same order, before anything newer.
 */
export interface SendWindow<Item> {
  /** Takes an item in, behind all others; gives the number that names it from now on. */
  add(item: Item): number;
  /** Puts as many items in flight as there is room for; gives them, oldest first. */
  takeReady(): [number: number, item: Item][];
  isInFlight(number: number): boolean;
  /** Takes an item out, in flight or not; gives it the first time. */
  settle(number: number): Item | undefined;
  /** Makes everything wait again. */
  rewind(): void;
}

export function createSendWindow<Item>({
  inFlightMax,
}: {
  readonly inFlightMax: number;
}): SendWindow<Item> {
  // Maps keep the order in which they were filled; whatever is in flight is older than whatever waits.
  let inFlight = new Map<number, Item>();
  let waiting = new Map<number, Item>();
  let last = 0;
  return {
    add(item) {
      waiting.set(++last, item);
      return last;
    },
    takeReady() {
      const ready: [number, Item][] = [];
      for (const entry of waiting) {
        if (inFlight.size >= inFlightMax) break;
        ready.push(entry);
        waiting.delete(entry[0]);
        inFlight.set(...entry);
      }
      return ready;
    },
    isInFlight: (number) => inFlight.has(number),
    settle(number) {
      const holder = inFlight.has(number) ? inFlight : waiting;
      const item = holder.get(number);
      holder.delete(number);
      return item;
    },
    rewind() {
      waiting = new Map([...inFlight, ...waiting]);
      inFlight = new Map();
    },
  };
}
