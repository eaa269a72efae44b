// Proves that an event waits from its first attempt until it is out, or until another worker has it, and that memory is bounded.
import { describe, expect, it } from 'vitest';
import { createEventBacklog, type EventStep } from './event-backlog.js';

const START = Date.parse('2026-01-01T00:00:00Z');
const MINUTE = 60_000;

function createWorld() {
  let now = START;
  const backlog = createEventBacklog(() => now);
  return {
    backlog,
    pass: (ms: number) => (now += ms),
    move: (id: string, step: EventStep['step'], happenedAtMs = START) =>
      backlog.add({ id, step, time: new Date(happenedAtMs).toISOString() }),
  };
}

describe('the backlog', () => {
  it('is empty, and of no age, where nothing waits', () => {
    expect(createWorld().backlog.read()).toEqual({ count: 0, ageSeconds: 0 });
  });

  it('has an event while its attempt is under way and after it has failed, not once it is out', () => {
    const { backlog, move, pass } = createWorld();
    move('one', 'offered');
    pass(5_000);
    expect(backlog.read()).toEqual({ count: 1, ageSeconds: 5 });
    move('one', 'failed');
    expect(backlog.read()).toEqual({ count: 1, ageSeconds: 5 });
    move('one', 'offered');
    move('one', 'published');
    expect(backlog.read()).toEqual({ count: 0, ageSeconds: 0 });
  });

  it('counts an event once, however often it is tried, and is as old as the oldest', () => {
    const { backlog, move } = createWorld();
    move('old', 'failed', START - 10 * MINUTE);
    move('new', 'failed');
    move('new', 'offered');
    expect(backlog.read()).toEqual({ count: 2, ageSeconds: 600 });
    move('old', 'published', START - 10 * MINUTE);
    expect(backlog.read()).toEqual({ count: 1, ageSeconds: 0 });
  });

  it('keeps an event that comes back each minute, and lets go of one that another worker has', () => {
    const { backlog, move, pass } = createWorld();
    move('elsewhere', 'failed');
    move('here', 'failed');
    for (let minute = 0; minute < 3; minute++) {
      pass(MINUTE - 1);
      move('here', 'failed');
      expect(backlog.read().count).toBe(2);
    }
    pass(3);
    expect(backlog.read()).toEqual({ count: 1, ageSeconds: 180 });
  });

  it('is not younger than nothing where the clock that told the time goes ahead', () => {
    const { backlog, move } = createWorld();
    move('future', 'failed', START + MINUTE);
    expect(backlog.read()).toEqual({ count: 1, ageSeconds: 0 });
  });

  it('stops at ten thousand, the first ones', () => {
    const { backlog, move, pass } = createWorld();
    move('first', 'failed');
    pass(1_000);
    for (let number = 0; number < 11_000; number++)
      move(`event-${number}`, 'failed', START + 1_000);
    expect(backlog.read()).toEqual({ count: 10_000, ageSeconds: 1 });
  });
});
