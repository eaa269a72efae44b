// Proves when a store is left alone, when one operation tries it again, and that a change is told once.
import { beforeEach, describe, expect, it } from 'vitest';
import { createCircuitBreaker, type Availability, type CircuitBreaker } from './circuit-breaker.js';

let now: number;
let told: Availability[];
let breaker: CircuitBreaker;
beforeEach(() => {
  now = 0;
  told = [];
  breaker = createCircuitBreaker({ now: () => now, onChange: (change) => told.push(change) });
});

/** Whether each operation, which ends as given, was let through. */
function run(...faults: (string | undefined)[]): boolean[] {
  return faults.map((fault) => {
    const settle = breaker.enter();
    settle?.(fault);
    return settle !== undefined;
  });
}

const BAD = ['TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT'];
const GOOD = undefined;

describe('a closed breaker', () => {
  it('bears four bad operations among ten', () => {
    const mixed = [GOOD, GOOD, GOOD, 'TIMEOUT', GOOD, 'TIMEOUT', GOOD, 'TIMEOUT', 'TIMEOUT'];
    for (let round = 0; round < 5; round++)
      expect(run(GOOD, ...mixed)).toEqual(Array(10).fill(true));
    expect(told).toEqual([]);
  });

  it('opens at the fifth of ten, and says why', () => {
    expect(run(...BAD, GOOD)).toEqual([true, true, true, true, true, false]);
    expect(told).toEqual([{ isAvailable: false, code: 'TIMEOUT' }]);
  });
});

describe('an open breaker', () => {
  it('lets nothing through for a second, then one operation alone', () => {
    run(...BAD);
    now = 999;
    expect(breaker.enter()).toBeUndefined();
    now = 1_000;
    expect(breaker.enter()).toBeDefined();
    expect(breaker.enter()).toBeUndefined();
  });

  it('closes when that one is good', () => {
    run(...BAD);
    now = 1_000;
    breaker.enter()?.(GOOD);
    expect(run(GOOD, GOOD)).toEqual([true, true]);
    expect(told).toEqual([{ isAvailable: false, code: 'TIMEOUT' }, { isAvailable: true }]);
  });

  it('stays open for another second when it is bad, and does not say so again', () => {
    run(...BAD);
    now = 1_000;
    breaker.enter()?.('TIMEOUT');
    expect(breaker.enter()).toBeUndefined();
    now = 1_999;
    expect(breaker.enter()).toBeUndefined();
    now = 2_000;
    expect(breaker.enter()).toBeDefined();
    expect(told).toHaveLength(1);
  });

  it('hears nothing of what was under way when it opened', () => {
    const late = [breaker.enter(), breaker.enter()];
    run(...BAD);
    late[0]?.(GOOD);
    late[1]?.('TIMEOUT');
    now = 1_000;
    expect(breaker.enter()).toBeDefined();
    expect(told).toHaveLength(1);
  });

  it('begins to count anew when it closes', () => {
    run(...BAD);
    now = 1_000;
    breaker.enter()?.(GOOD);
    expect(run('TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT', GOOD)).toEqual(Array(5).fill(true));
  });
});
