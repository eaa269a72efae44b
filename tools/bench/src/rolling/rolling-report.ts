import { percentile } from '../report/percentile.js';
import { toTable } from '../report/table.js';
import { atMost, toTargetLine, type Target } from '../report/target.js';
import { isLostWith } from './broken-task.js';
import type { ClaimJourney } from './claim-journey.js';
import type { LostWork } from './lost-work.js';
import type { Restart } from './restart-workers.js';

/** What a worker may take to drain, as Kubernetes gives it. */
const DRAIN_SECONDS_MAX = 30;
/** The server's race leaves one workflow task now and then, which is 10 s late (docs/deploys.md); more is ours. */
const RESTARTS_PER_LOST_TASK = 50;

export interface RollingResult {
  readonly restarts: readonly Restart[];
  readonly journeys: readonly ClaimJourney[];
  readonly lost: LostWork;
  /** Whether the server ends the polls of a worker that stops; else a task can be lost in one. */
  readonly serverEndsPolls: boolean;
  /** Whether what is lost in a poll is only told, not held against the run. */
  readonly onlyTellsOfPolls: boolean;
}

export interface RollingReport extends RollingResult {
  readonly drainSeconds: Spread;
  readonly startSeconds: Spread;
  /** From a claim's confirmation to its end. */
  readonly confirmedSeconds: Spread;
  readonly targets: readonly Target[];
}

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function toRollingReport(result: RollingResult): RollingReport {
  const { restarts, journeys, lost, serverEndsPolls, onlyTellsOfPolls } = result;
  const drainSeconds = toSpread(restarts.map(({ drainMs }) => drainMs));
  const badEnds = restarts.filter(({ exitCode }) => exitCode !== 0).length;
  const badClaims = journeys.filter(({ failure }) => failure !== undefined).length;
  return {
    ...result,
    drainSeconds,
    startSeconds: toSpread(restarts.map(({ startMs }) => startMs)),
    confirmedSeconds: toSpread(journeys.map(({ confirmedMs }) => confirmedMs)),
    targets: [
      atMost(0, 'workers that did not end with code 0', badEnds),
      atMost(DRAIN_SECONDS_MAX, 'seconds that the longest drain took', drainSeconds.max),
      atMost(0, 'attempts of ordinary activities that failed', sum(lost.failedAttempts)),
      ...(serverEndsPolls && !onlyTellsOfPolls
        ? [
            atMost(0, 'attempts that were lost in a poll', lost.lostAttempts),
            atMost(
              Math.ceil(restarts.length / RESTARTS_PER_LOST_TASK),
              'workflow tasks that were lost with a worker',
              lostWithWorkers(result),
            ),
          ]
        : []),
      atMost(0, 'local attempts that failed but by a slow call', sum(lost.failedLocals)),
      atMost(0, 'claims that did not end as completed', badClaims),
    ],
  };
}

/** Sets the times in a table, and tells whether each target is met. */
export function toRollingText(report: RollingReport): string {
  const { restarts, journeys, lost, serverEndsPolls, targets } = report;
  const line = (label: string, { p50, p95, max }: Spread): string[] => [
    label,
    ...[p50, p95, max].map((seconds) => seconds.toFixed(2)),
  ];
  const table = toTable([
    ['seconds', 'p50', 'p95', 'max'],
    line('from SIGTERM to the end', report.drainSeconds),
    line('from the start to ready', report.startSeconds),
    line("from a claim's confirmation to its end", report.confirmedSeconds),
  ]);
  const withWorkers = lostWithWorkers(report);
  const tasks = Object.entries(lost.lostTasks).map(([what, times]) => `${times} ${what}`);
  return `
${restarts.length} restarts, ${journeys.length} claims, ${lost.ordinaryAttempts} ordinary activities. Attempts lost in a poll: ${lost.lostAttempts}; workflow tasks done again: ${tasks.join(', ') || 'none'}; of those ${withWorkers} lost with a worker that stopped. This server ends ${serverEndsPolls ? 'the' : 'no'} polls of a worker that stops.

${table}

${targets.map(toTargetLine).join('\n')}`;
}

/** Only these are a restart's: on a machine that is too busy a task times out without any. */
function lostWithWorkers({ restarts, lost }: RollingResult): number {
  return lost.brokenTasks.filter((task) => restarts.some((restart) => isLostWith(task, restart)))
    .length;
}

function toSpread(timesMs: readonly number[]): Spread {
  const seconds = timesMs.filter((ms) => !Number.isNaN(ms)).map((ms) => ms / 1_000);
  return {
    p50: percentile(seconds, 0.5),
    p95: percentile(seconds, 0.95),
    max: Math.max(...seconds),
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, times) => total + times, 0);
}
