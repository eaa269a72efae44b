import { toTable } from '@conn-dict/bench/parts';
import { LIVES_ON } from '../plan/faults-in-turn.js';
import { showFault } from '../plan/show-plan.js';
import type { MemoryTrend } from './memory-slope.js';
import { NORMAL_TIMES_MAX, SAMPLES_MIN, type Recovery } from './recovery.js';
import type { SoakReport } from './soak-report.js';
import type { Latencies } from './timed-journeys.js';

/** One cause may be seen at thousands of journeys; the JSON has them all. */
const VIOLATIONS_SHOWN_MAX = 50;
const LATENCY_HEAD = ['p50 ms', 'p95 ms', 'max ms'];

/** Writes what came of a soak, for people. */
export function showReport({
  seed,
  durationMs,
  kinds,
  recovery,
  memory,
  violations,
}: SoakReport): string {
  const title = `soak of ${durationMs / 1_000} s, seed ${seed}: ${recovery.faults.length} faults`;
  return [
    toTable([
      ['journeys', 'begun', 'runs', ...LATENCY_HEAD],
      ...Object.entries(kinds).map(([kind, { journeys, runs, latencies }]) => [
        kind,
        String(journeys),
        String(runs),
        ...toCells(latencies),
      ]),
    ]),
    showStretches(recovery),
    showFaults(recovery),
    showMemory(memory),
    [
      violations.length === 0 ? `✓ ${title}` : `✗ ${title}, ${violations.length} violations`,
      ...violations
        .slice(0, VIOLATIONS_SHOWN_MAX)
        .map(({ invariant, where, what }) => `  ${invariant}: ${where}: ${what}`),
      ...(violations.length > VIOLATIONS_SHOWN_MAX
        ? [`  and ${violations.length - VIOLATIONS_SHOWN_MAX} more`]
        : []),
    ].join('\n'),
  ].join('\n\n');
}

function showStretches({ before, during, after }: Recovery): string {
  const row = (name: string, latencies: Latencies | undefined): readonly string[] => [
    name,
    String(latencies?.count ?? 0),
    ...toCells(latencies),
  ];
  return toTable([
    ['without syncs', 'begun', ...LATENCY_HEAD],
    row('before the first fault', before),
    row('faults, and a minute after each', during),
    row('later', after),
  ]);
}

function showFaults({ faults }: Recovery): string {
  const rows = faults.map(({ fault, beganMs, endedMs, after, verdict }) => [
    showFault(fault),
    (beganMs / 1_000).toFixed(0),
    ((endedMs - beganMs) / 1_000).toFixed(1),
    String(after?.count ?? 0),
    after?.p95Ms.toFixed(0) ?? '-',
    verdict,
  ]);
  return [
    toTable([['fault', 'at s', 'took s', 'begun later', 'p95 ms', 'within a minute'], ...rows]),
    `recovered: at most ${NORMAL_TIMES_MAX} times the p95 before the first fault; judged from ${SAMPLES_MIN} journeys on`,
  ].join('\n');
}

function showMemory(memory: MemoryTrend | undefined): string {
  if (memory === undefined) return `memory of ${LIVES_ON}: was not seen`;
  const { beginMb, endMb, slope } = memory;
  const line = `memory of ${LIVES_ON}: ${beginMb.toFixed(0)} MB, at the end ${endMb.toFixed(0)} MB`;
  if (slope === undefined) return `${line}; too short a time to judge its slope`;
  const [low, high] = [slope.lowMbPerHour, slope.highMbPerHour].map((mb) => mb.toFixed(1));
  return [
    line,
    `slope ${slope.mbPerHour.toFixed(1)} MB an hour, 95 % interval ${low} to ${high}, counts above ${slope.countsAboveMbPerHour.toFixed(1)}`,
    `blocks in MB: ${slope.blocksMb.map((mb) => mb.toFixed(0)).join(' ')}`,
  ].join('\n');
}

function toCells(latencies: Latencies | undefined): readonly string[] {
  if (latencies === undefined) return LATENCY_HEAD.map(() => '-');
  const { p50Ms, p95Ms, maxMs } = latencies;
  return [p50Ms, p95Ms, maxMs].map((ms) => ms.toFixed(0));
}
