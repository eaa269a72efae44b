import { setTimeout as delay } from 'node:timers/promises';
import { readMachineCpu, type BenchStack } from '@conn-dict/bench/parts';
import type { Tally } from '../run/tally.js';
import { readBacklog } from './backlog.js';
import { toLatencies } from './latencies.js';
import { findProcesses, lookAtProcess, type ProcessLook } from './process-look.js';
import type { ProcessUse, Sample } from './sample.js';

/** Samples that a report can show. */
const SAMPLES_MAX = 600;

export interface SamplerOptions {
  readonly stack: BenchStack;
  readonly tally: Tally;
  /** Of the load; the samples go on until the sampler is stopped. */
  readonly durationMs: number;
  readonly onSample: (elapsedMs: number) => void;
}

export interface Sampler {
  /** Rejects where a process has ended; never resolves. */
  readonly broken: Promise<never>;
  /** Ends it with one more sample, and answers all. */
  stop(): Promise<readonly Sample[]>;
}

/** Looks every second, or less often in long runs, at everything that a report shows over time. */
export async function startSampler(options: SamplerOptions): Promise<Sampler> {
  const everyMs = Math.max(1, Math.ceil(options.durationMs / 1_000 / SAMPLES_MAX)) * 1_000;
  const stopping = new AbortController();
  const samples: Sample[] = [];
  let last = await look(options);
  const startedAtMs = last.atMs;
  const sample = async (): Promise<void> => {
    const now = await look(options);
    samples.push(await toSample(options, last, now, startedAtMs));
    last = now;
    options.onSample(now.atMs - startedAtMs);
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      await sample();
    }
  };
  const running = run();
  const broken = new Promise<never>((_, reject) => void running.catch(reject));
  broken.catch(() => undefined);
  return {
    broken,
    async stop() {
      stopping.abort();
      await running;
      return samples;
    },
  };
}

interface Look {
  readonly atMs: number;
  readonly machineCpu: number;
  readonly begun: number;
  readonly ended: number;
  readonly processes: ReadonlyMap<string, ProcessLook>;
}

async function look({ stack, tally }: SamplerOptions): Promise<Look> {
  const names = [...findProcesses(stack)];
  const looks = await Promise.all(
    names.map(async ([name, pid]) => [name, await lookAtProcess(name, pid)] as const),
  );
  return {
    machineCpu: await readMachineCpu(),
    atMs: performance.now(),
    begun: tally.begun,
    ended: tally.outcomes.length,
    processes: new Map(looks),
  };
}

async function toSample(
  { stack, tally }: SamplerOptions,
  before: Look,
  now: Look,
  startedAtMs: number,
): Promise<Sample> {
  const seconds = (now.atMs - before.atMs) / 1_000;
  const ended = tally.outcomes.slice(before.ended, now.ended);
  const done = ended.filter(({ failure }) => failure === undefined);
  const latencies = toLatencies(done.map(({ latencyMs }) => latencyMs));
  const processes = toUses(before, now, seconds);
  const ours = Object.values(processes).reduce((sum, { cores }) => sum + cores, 0);
  return {
    atSeconds: (now.atMs - startedAtMs) / 1_000,
    begunPerSecond: (now.begun - before.begun) / seconds,
    donePerSecond: done.length / seconds,
    failed: ended.length - done.length,
    open: now.begun - now.ended,
    ...(latencies && { latencies }),
    backlog: await readBacklog(stack.client),
    processes,
    otherCores: Math.max(0, (now.machineCpu - before.machineCpu) / seconds - ours),
  };
}

function toUses(before: Look, now: Look, seconds: number): Readonly<Record<string, ProcessUse>> {
  const uses = Array.from(now.processes, ([name, { cpuSeconds, memoryMb }]) => {
    const used = cpuSeconds - (before.processes.get(name)?.cpuSeconds ?? cpuSeconds);
    return [name, { cores: used / seconds, memoryMb }] as const;
  });
  return Object.fromEntries(uses);
}
