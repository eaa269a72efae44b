// Proves when a service is started again, when it is left, and that stopping wins over a restart.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProcessEnd } from '../process/detached-process.js';
import type { RunningService, Service, ServiceName } from '../services/service.js';
import { createSupervisor } from './supervisor.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A service whose processes end when the test says so; its first process has the id 1. */
function createFakeService(name: ServiceName) {
  const ends: ((end: ProcessEnd) => void)[] = [];
  const failures: Error[] = [];
  const service: Service = {
    name,
    title: 'Thing',
    stopSignal: 'SIGTERM',
    start: async ({ signal, onPid }) => {
      signal.throwIfAborted();
      const failure = failures.shift();
      if (failure) throw failure;
      onPid(ends.length + 1);
      return new Promise<RunningService>((resolve) => {
        const exited = new Promise<ProcessEnd>((end) => ends.push(end));
        const stop = vi.fn(async () => ends.at(-1)?.({ code: 0, signal: null }));
        resolve({ pid: ends.length, exited, stop });
      });
    },
  };
  return { service, failures, ends, end: (end: ProcessEnd) => ends.at(-1)?.(end) };
}

async function startSupervised(name: ServiceName) {
  const fake = createFakeService(name);
  const lines: string[] = [];
  const onChange = vi.fn();
  const supervisor = createSupervisor(fake.service, { say: (line) => lines.push(line), onChange });
  await supervisor.start(new AbortController().signal);
  return { ...fake, supervisor, lines, onChange };
}

const CRASH = { code: 1, signal: null } as const;

test('a crashed worker is started again, and the change is told', async () => {
  const { supervisor, end, lines, onChange } = await startSupervised('worker');
  end({ code: null, signal: 'SIGKILL' });
  await vi.advanceTimersByTimeAsync(0);
  expect(supervisor.pid).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(supervisor.pid).toBe(2);
  expect(onChange).toHaveBeenCalledTimes(3);
  expect(lines).toEqual([
    'Thing: ended unexpectedly (SIGKILL)',
    'Thing: starting again in 1 s',
    'Thing: runs again (process 2)',
  ]);
});

test('each crash in a row waits longer, up to 30 s', async () => {
  const { ends, end, lines } = await startSupervised('worker');
  for (let crash = 1; crash <= 7; crash += 1) {
    end(CRASH);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ends).toHaveLength(crash + 1);
  }
  const waits = lines.flatMap((line) => /again in (\d+) s/.exec(line)?.[1] ?? []);
  expect(waits).toEqual(['1', '2', '5', '15', '30', '30', '30']);
});

test('a minute of running makes the next crash a first one', async () => {
  const { end, lines } = await startSupervised('worker');
  end(CRASH);
  await vi.advanceTimersByTimeAsync(61_500);
  end(CRASH);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lines.filter((line) => line.endsWith('again in 1 s'))).toHaveLength(2);
});

test('a restart that fails is tried again', async () => {
  const { supervisor, end, failures, lines } = await startSupervised('temporal');
  failures.push(new Error('port taken'));
  end(CRASH);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(lines).toContain('port taken');
  expect(supervisor.pid).toBe(2);
});

test('a worker that somebody stopped is left so; any other service is not', async () => {
  const worker = await startSupervised('worker');
  worker.end({ code: 0, signal: null });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(worker.ends).toHaveLength(1);
  expect(worker.lines).toEqual([
    'Thing: stopped by somebody else, and left so. Ctrl-C stops the rest.',
  ]);
  const postgres = await startSupervised('postgres');
  postgres.end({ code: 0, signal: null });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(postgres.ends).toHaveLength(2);
});

test('stopping ends the process and starts no other', async () => {
  const { supervisor, ends, lines } = await startSupervised('worker');
  await supervisor.stop(1_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toHaveLength(1);
  expect(lines).toEqual([]);
});

test('stopping while a restart waits ends the waiting', async () => {
  const { supervisor, ends, end } = await startSupervised('worker');
  end(CRASH);
  await vi.advanceTimersByTimeAsync(500);
  await supervisor.stop(1_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toHaveLength(1);
});

test('a first start that fails is an error, not a restart', async () => {
  const { service, failures } = createFakeService('worker');
  failures.push(new Error('bad configuration'));
  const supervisor = createSupervisor(service, { say: () => undefined, onChange: () => undefined });
  await expect(supervisor.start(new AbortController().signal)).rejects.toThrow('bad configuration');
  await expect(supervisor.stop(1_000)).resolves.toBeUndefined();
});
