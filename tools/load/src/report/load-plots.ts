import type { Latencies, Sample } from '../measure/sample.js';
import type { LoadReport } from './load-report.js';

/** A picture of some numbers over time; `undefined` is a gap. */
export interface Plot {
  readonly title: string;
  readonly unit: string;
  readonly atSeconds: readonly number[];
  readonly series: readonly PlotSeries[];
}

export interface PlotSeries {
  readonly label: string;
  readonly values: readonly (number | undefined)[];
}

type Value = (sample: Sample) => number | undefined;

/** Draws a run over time. */
export function toLoadPlots({ samples, processes }: LoadReport): readonly Plot[] {
  const plot = toPlotMaker(samples);
  const names = processes.map(({ name }) => name);
  return [
    plot('Throughput', 'executions/s', [
      ['begun', ({ begunPerSecond }) => begunPerSecond],
      ['done', ({ donePerSecond }) => donePerSecond],
    ]),
    plot('Latency from the planned time on', 'ms', [
      ['p50', latency('p50')],
      ['p95', latency('p95')],
      ['p99', latency('p99')],
    ]),
    plot('Waiting', 'executions or tasks', [
      ['open executions', ({ open }) => open],
      ['backlog of workflow tasks', ({ backlog }) => backlog.workflowTasks],
      ['backlog of activity tasks', ({ backlog }) => backlog.activityTasks],
    ]),
    plot('CPU', 'cores', [
      ...names.map((name): [string, Value] => [name, (sample) => sample.processes[name]?.cores]),
      ['others on the machine', ({ otherCores }) => otherCores],
    ]),
    plot(
      'Memory',
      'MB',
      names.map((name) => [name, (sample) => sample.processes[name]?.memoryMb]),
    ),
  ];
}

/** Value of a percentile in a sample. */
export function latency(name: keyof Latencies): Value {
  return ({ latencies }) => latencies?.[name];
}

function toPlotMaker(samples: readonly Sample[]) {
  const atSeconds = samples.map((sample) => sample.atSeconds);
  return (title: string, unit: string, series: readonly (readonly [string, Value])[]): Plot => ({
    title,
    unit,
    atSeconds,
    series: series.map(([label, value]) => ({ label, values: samples.map(value) })),
  });
}
