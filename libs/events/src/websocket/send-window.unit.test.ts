// Proves that, whatever answers and whatever breaks, the window sends in order, loses nothing and keeps to its bound.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSendWindow } from './send-window.js';

const IN_FLIGHT_MAX = 3;

type Step = 'add' | 'take' | 'rewind' | { readonly settle: number };

/** To settle is to settle one of those in the window, chosen by its place among them. */
const steps = fc.array(
  fc.oneof(
    fc.constantFrom<Step[]>('add', 'add', 'take', 'rewind'),
    fc.record({ settle: fc.nat({ max: 20 }) }),
  ),
  { maxLength: 100 },
);

/** Runs the steps beside the plainest model: a list, and how many of it each connection has sent. */
function run(given: readonly Step[]): void {
  const window = createSendWindow<string>({ inFlightMax: IN_FLIGHT_MAX });
  const model: { number: number; item: string; isSent: boolean }[] = [];
  let added = 0;
  for (const step of given) {
    if (step === 'add') {
      const item = `item-${added++}`;
      model.push({ number: window.add(item), item, isSent: false });
    } else if (step === 'take') {
      const room = IN_FLIGHT_MAX - model.filter(({ isSent }) => isSent).length;
      const expected = model.filter(({ isSent }) => !isSent).slice(0, room);
      expect(window.takeReady()).toEqual(expected.map(({ number, item }) => [number, item]));
      for (const entry of expected) entry.isSent = true;
    } else if (step === 'rewind') {
      window.rewind();
      for (const entry of model) entry.isSent = false;
    } else if (model.length > 0) {
      const [entry] = model.splice(step.settle % model.length, 1);
      expect(window.isInFlight(entry!.number)).toBe(entry!.isSent);
      expect(window.settle(entry!.number)).toBe(entry!.item);
      expect(window.settle(entry!.number)).toBeUndefined();
    }
  }
}

describe('the send window', () => {
  it('gives items in the order in which they came in, as many as may be in flight', () => {
    const window = createSendWindow<string>({ inFlightMax: 2 });
    const numbers = ['a', 'b', 'c'].map((item) => window.add(item));
    expect(window.takeReady()).toEqual([
      [numbers[0], 'a'],
      [numbers[1], 'b'],
    ]);
    expect(window.takeReady()).toEqual([]);
    window.settle(numbers[1]!);
    expect(window.takeReady()).toEqual([[numbers[2], 'c']]);
  });

  it('gives everything that is not settled again after a rewind, oldest first', () => {
    const window = createSendWindow<string>({ inFlightMax: 3 });
    const numbers = ['a', 'b', 'c', 'd'].map((item) => window.add(item));
    window.takeReady();
    window.settle(numbers[0]!);
    window.rewind();
    expect(window.takeReady().map(([, item]) => item)).toEqual(['b', 'c', 'd']);
  });

  it('knows nothing of a number that it has not given', () => {
    expect(createSendWindow<string>({ inFlightMax: 1 }).settle(1)).toBeUndefined();
  });

  it('does as a plain list would, whatever happens', () => {
    fc.assert(fc.property(steps, run), { numRuns: 500 });
  });
});
