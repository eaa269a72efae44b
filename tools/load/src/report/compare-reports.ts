import type { Sample } from '../measure/sample.js';
import { latency, type Plot } from './load-plots.js';
import type { LoadReport } from './load-report.js';
import { toLoadTitle, type ReportTable } from './load-tables.js';

/** A run with the letter that it is called by. */
interface NamedReport {
  readonly name: string;
  readonly report: LoadReport;
}

type Measure = readonly [label: string, value: (report: LoadReport) => number | undefined];

const NUMBERS: readonly Measure[] = [
  ['planned a second', ({ options }) => options.rate],
  ['done a second', ({ donePerSecond }) => donePerSecond],
  ['latency p50, ms', ({ kinds }) => kinds[0]?.latencies?.p50],
  ['latency p95, ms', ({ kinds }) => kinds[0]?.latencies?.p95],
  ['latency p99, ms', ({ kinds }) => kinds[0]?.latencies?.p99],
  ['failed', ({ kinds }) => kinds[0]?.failed],
  ['open in the end', ({ kinds }) => kinds[0]?.open],
  ['open at once, at most', ({ openMax }) => openMax],
  ['backlog of the queue, at most', ({ backlogMax }) => backlogMax],
  ['cores of all workers', (report) => sumOfWorkers(report, 'coresMean')],
  ['MB of all workers, at most', (report) => sumOfWorkers(report, 'memoryMaxMb')],
  ['cores of Temporal', (report) => coresOf(report, 'temporal')],
  ['cores of PostgreSQL', (report) => coresOf(report, 'postgres')],
  ['cores that others used', ({ otherCores }) => otherCores],
];

/** Sets two runs beside each other, with the second as a multiple of the first. */
export function toComparisonTables(a: LoadReport, b: LoadReport): readonly ReportTable[] {
  const rows = NUMBERS.map(([label, value]) => {
    const [ofA, ofB] = [value(a), value(b)];
    return [label, toNumber(ofA), toNumber(ofB), toRatio(ofA, ofB)];
  });
  return [
    { title: `a: ${toLoadTitle(a)}`, rows: [['', 'a', 'b', 'b / a'], ...rows] },
    { title: `b: ${toLoadTitle(b)}`, rows: toChanges(a, b) },
  ];
}

/** Draws two runs over each other. */
export function toComparisonPlots(a: LoadReport, b: LoadReport): readonly Plot[] {
  const runs = [
    { name: 'a', report: a },
    { name: 'b', report: b },
  ];
  const plot = (title: string, unit: string, value: (sample: Sample) => number | undefined): Plot =>
    overlay({ title, unit, runs, value });
  return [
    plot('Throughput', 'executions/s', ({ donePerSecond }) => donePerSecond),
    plot('Latency p50', 'ms', latency('p50')),
    plot('Latency p95', 'ms', latency('p95')),
    plot('Open executions', 'executions', ({ open }) => open),
    plot('CPU of all workers', 'cores', (sample) => sumOfSample(sample, 'cores')),
    plot('Memory of all workers', 'MB', (sample) => sumOfSample(sample, 'memoryMb')),
  ];
}

/** Samples of two runs seldom lie at the same times: each run has gaps where only the other one has one. */
function overlay(request: {
  readonly title: string;
  readonly unit: string;
  readonly runs: readonly NamedReport[];
  readonly value: (sample: Sample) => number | undefined;
}): Plot {
  const { title, unit, runs, value } = request;
  const byTime = runs.map(
    ({ report }) => new Map(report.samples.map((sample) => [Math.round(sample.atSeconds), sample])),
  );
  const atSeconds = [...new Set(byTime.flatMap((times) => [...times.keys()]))].sort(
    (one, other) => one - other,
  );
  const series = runs.map(({ name }, index) => ({
    label: name,
    values: atSeconds.map((time) => {
      const sample = byTime[index]!.get(time);
      return sample && value(sample);
    }),
  }));
  return { title, unit, atSeconds, series };
}

function toChanges(a: LoadReport, b: LoadReport): readonly (readonly string[])[] {
  const names = Object.keys(a.options) as (keyof LoadReport['options'])[];
  const changed = names.filter((name) => a.options[name] !== b.options[name]);
  const rows = changed.map((name) => [name, String(a.options[name]), String(b.options[name])]);
  return [['options that differ', 'a', 'b'], ...rows];
}

function sumOfWorkers(report: LoadReport, field: 'coresMean' | 'memoryMaxMb'): number {
  return report.processes
    .filter(({ name }) => isWorker(name))
    .reduce((sum, process) => sum + process[field], 0);
}

function sumOfSample({ processes }: Sample, field: 'cores' | 'memoryMb'): number {
  return Object.entries(processes)
    .filter(([name]) => isWorker(name))
    .reduce((sum, [, use]) => sum + use[field], 0);
}

function coresOf({ processes }: LoadReport, wanted: string): number | undefined {
  return processes.find(({ name }) => name === wanted)?.coresMean;
}

function isWorker(name: string): boolean {
  return name.startsWith('worker-');
}

function toNumber(value: number | undefined): string {
  if (value === undefined) return '-';
  return value < 100 ? value.toFixed(2) : value.toFixed(0);
}

function toRatio(ofA: number | undefined, ofB: number | undefined): string {
  return ofA === undefined || ofB === undefined || ofA === 0 ? '-' : (ofB / ofA).toFixed(2);
}
