// Proves when a store is left alone, when one operation tries it again, and that a change is told once.
import { beforeEach, describe, expect, it } from 'vitest';
import { createCircuitBreaker, type Availability, type CircuitBreaker } from './circuit-breaker.js';

let now: number;
let openedAt: number;
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

const GOOD = undefined;

/** As bad as it has to be, for as long as it has to be. */
function breakIt(): void {
  run('TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT');
  now += 50;
  run('TIMEOUT');
  openedAt = now;
}

describe('a closed breaker', () => {
  it('bears as many bad operations as good ones', () => {
    for (let round = 0; round < 100; round++) {
      now += 20;
      expect(run(GOOD, 'TIMEOUT', 'TIMEOUT', GOOD)).toEqual(Array(4).fill(true));
    }
    expect(told).toEqual([]);
  });

  it('bears a stall that is bad for all that is under way, again and again', () => {
    for (let stall = 0; stall < 10; stall++) {
      run(...Array<string>(100).fill('TIMEOUT'));
      now += 20;
      run(GOOD, GOOD, GOOD, GOOD, GOOD);
    }
    expect(told).toEqual([]);
  });

  it('opens at the fifth bad one after 50 ms, and says why', () => {
    run('TIMEOUT');
    now = 49;
    expect(run(...Array<string>(5).fill('TIMEOUT'))).toEqual(Array(5).fill(true));
    now = 50;
    expect(run('ECONNRESET', GOOD)).toEqual([true, false]);
    expect(told).toEqual([{ isAvailable: false, code: 'ECONNRESET' }]);
  });

  it('opens however seldom it is asked', () => {
    for (let number = 0; number < 5; number++) {
      expect(run('TIMEOUT')).toEqual([true]);
      now += 60_000;
    }
    expect(told).toEqual([{ isAvailable: false, code: 'TIMEOUT' }]);
  });
});

describe('an open breaker', () => {
  it('lets nothing through for a second, then one operation alone', () => {
    breakIt();
    now = openedAt + 999;
    expect(breaker.enter()).toBeUndefined();
    now = openedAt + 1_000;
    expect(breaker.enter()).toBeDefined();
    expect(breaker.enter()).toBeUndefined();
  });

  it('closes when that one is good', () => {
    breakIt();
    now = openedAt + 1_000;
    breaker.enter()?.(GOOD);
    expect(run(GOOD, GOOD)).toEqual([true, true]);
    expect(told).toEqual([{ isAvailable: false, code: 'TIMEOUT' }, { isAvailable: true }]);
  });

  it('stays open for another second when it is bad, and does not say so again', () => {
    breakIt();
    now = openedAt + 1_000;
    breaker.enter()?.('TIMEOUT');
    expect(breaker.enter()).toBeUndefined();
    now = openedAt + 1_999;
    expect(breaker.enter()).toBeUndefined();
    now = openedAt + 2_000;
    expect(breaker.enter()).toBeDefined();
    expect(told).toHaveLength(1);
  });

  it('hears nothing of what was under way when it opened', () => {
    const late = [breaker.enter(), breaker.enter()];
    breakIt();
    late[0]?.(GOOD);
    late[1]?.('TIMEOUT');
    now = openedAt + 1_000;
    expect(breaker.enter()).toBeDefined();
    expect(told).toHaveLength(1);
  });

  it('begins to count anew when it closes', () => {
    breakIt();
    now = openedAt + 1_000;
    breaker.enter()?.(GOOD);
    expect(run(...Array<string>(20).fill('TIMEOUT'))).toEqual(Array(20).fill(true));
  });
});
