import type { KindSummary, LoadReport } from './load-report.js';

/** Rows of cells with a heading; the first row names the columns. */
export interface ReportTable {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** Sets the numbers of a run in tables. */
export function toLoadTables(report: LoadReport): readonly ReportTable[] {
  const failures = Object.entries(report.failures);
  return [
    { title: 'The run', rows: [['', ''], ...toFacts(report)] },
    {
      title: 'Latency, ms, from the planned time on',
      rows: [
        ['', 'begun', 'done', 'failed', 'open', 'p50', 'p95', 'p99', 'max'],
        ...report.kinds.map(toKindRow),
      ],
    },
    {
      title: 'Processes',
      rows: [
        ['', 'cores', 'cores, max', 'MB, start', 'MB, end', 'MB, max'],
        ...report.processes.map((process) => [
          process.name,
          process.coresMean.toFixed(2),
          process.coresMax.toFixed(2),
          process.memoryStartMb.toFixed(0),
          process.memoryEndMb.toFixed(0),
          process.memoryMaxMb.toFixed(0),
        ]),
      ],
    },
    ...(failures.length === 0
      ? []
      : [
          {
            title: 'Failures',
            rows: [['', 'times'], ...failures.map(([name, times]) => [name, String(times)])],
          },
        ]),
  ];
}

/** Names what was run, in a line. */
export function toLoadTitle({ options, isInterrupted }: LoadReport): string {
  const { profile, shape, rate, durationMs, workers } = options;
  const what = `${profile}, ${shape}, ${rate}/s for ${durationMs / 1_000} s, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
  return isInterrupted ? `${what} (ended early)` : what;
}

function toFacts(report: LoadReport): readonly (readonly string[])[] {
  const { options, machine } = report;
  return [
    ['begun at', report.startedAt],
    ['warmed up for, s', String(options.warmUpMs / 1_000)],
    ['planned a second', options.rate.toFixed(1)],
    ['done a second', report.donePerSecond.toFixed(1)],
    ['open at once, at most', String(report.openMax)],
    ['backlog of the queue, at most', String(report.backlogMax)],
    ['driver late, ms, at most', report.driverLateMsMax.toFixed(0)],
    ['cores that others used', report.otherCores.toFixed(2)],
    ['machine', `${machine.cpus} cores, ${machine.memoryMb} MB, Node ${machine.node}`],
  ];
}

function toKindRow({ kind, begun, done, failed, open, latencies }: KindSummary): readonly string[] {
  const times = (['p50', 'p95', 'p99', 'max'] as const).map(
    (name) => latencies?.[name].toFixed(0) ?? '-',
  );
  return [kind, ...[begun, done, failed, open].map(String), ...times];
}
