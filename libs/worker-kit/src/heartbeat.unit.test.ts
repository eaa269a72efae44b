// Proves that an attempt which may heartbeat does so until it is over, often enough, and that no other attempt does.
import type { Context, Info } from '@temporalio/activity';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAlive } from './heartbeat.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function attempt(info: Partial<Info> = {}) {
  const beats: number[] = [];
  const over = new AbortController();
  const startedAtMs = Date.now();
  const context = {
    info: { isLocal: false, heartbeatTimeoutMs: 15_000, startToCloseTimeoutMs: 75_000, ...info },
    heartbeat: () => beats.push(Date.now() - startedAtMs),
  } as unknown as Context;
  keepAlive(context, over.signal);
  return { beats, end: () => over.abort() };
}

it('beats three times in its heartbeat timeout', () => {
  const { beats } = attempt();
  vi.advanceTimersByTime(19_999);
  expect(beats).toEqual([5_000, 10_000, 15_000]);
});

it('beats no more once it is over', () => {
  const { beats, end } = attempt();
  vi.advanceTimersByTime(5_000);
  end();
  vi.advanceTimersByTime(60_000);
  expect(beats).toEqual([5_000]);
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ['inside a workflow task', { isLocal: true }],
  ['without a heartbeat timeout', { heartbeatTimeoutMs: 0 }],
  [
    'that may take so long that it has to tell its own progress',
    { startToCloseTimeoutMs: 3e5 + 1 },
  ],
])('starts no clock for an attempt %s', (_, info) => {
  attempt(info);
  expect(vi.getTimerCount()).toBe(0);
});
