import type { CompareRound } from '../vsync/compare-request.js';
import type { UpkeepTimes } from '../vsync/measure-upkeep.js';
import { atMost, type Target } from './target.js';

const RATIO_MAX = 2;
const GROWTH_MAX = 1.1;
const PEAK_MB_MAX = 300;
const VSYNC_MS_MAX = 50;
const CHECK_RATIO_MAX = 1.5;
const UPKEEP_MAX = 1.1;

/** Below it the time of a comparison is that of what does not grow with the file. */
const GROWS_FROM_ENTRIES = 5_000_000;

export interface SizeRounds {
  readonly entries: number;
  /** Most memory that the process had resident. */
  readonly peakMb: number;
  readonly rounds: readonly CompareRound[];
}

/** The least of each over the rounds: whatever else the machine does only adds. */
export type BestTimes = Readonly<Record<Exclude<keyof CompareRound, 'differences'>, number>>;

export interface SizeResult extends SizeRounds {
  readonly best: BestTimes;
}

export interface VSyncReport {
  readonly sizes: readonly SizeResult[];
  readonly upkeep: UpkeepTimes;
  readonly targets: readonly Target[];
}

export function toVSyncReport(measured: readonly SizeRounds[], upkeep: UpkeepTimes): VSyncReport {
  const sizes = measured.map((size) => ({ ...size, best: toBest(size.rounds) }));
  const { withBucketsMs, withoutBucketsMs } = upkeep;
  return {
    sizes,
    upkeep,
    targets: [
      ...sizes.flatMap(toSizeTargets),
      ...sizes.flatMap((size, i) => toGrowth(sizes[i - 1], size)),
      ...toCheckTarget(sizes),
      atMost(UPKEEP_MAX, 'entry write, with buckets to without', withBucketsMs / withoutBucketsMs),
    ],
  };
}

function toBest(rounds: readonly CompareRound[]): BestTimes {
  const least = (name: keyof BestTimes): number => Math.min(...rounds.map((round) => round[name]));
  return {
    floorMs: least('floorMs'),
    hashMs: least('hashMs'),
    compareMs: least('compareMs'),
    vsyncMs: least('vsyncMs'),
    checkMs: least('checkMs'),
  };
}

function toSizeTargets({ entries, peakMb, best }: SizeResult): readonly Target[] {
  const of = toName(entries);
  return [
    atMost(RATIO_MAX, `${of}: comparison to floor`, best.compareMs / best.floorMs),
    atMost(PEAK_MB_MAX, `${of}: peak memory, MB`, peakMb),
    atMost(VSYNC_MS_MAX, `${of}: our VSync, ms of the database`, best.vsyncMs),
  ];
}

/** Whether the time grows no faster than the file. */
function toGrowth(less: SizeResult | undefined, more: SizeResult): readonly Target[] {
  if (less === undefined || less.entries < GROWS_FROM_ENTRIES) return [];
  const growth = more.best.compareMs / less.best.compareMs / (more.entries / less.entries);
  const name = `growth of the time by that of the file, ${toName(less.entries)} to ${toName(more.entries)}`;
  return [atMost(GROWTH_MAX, name, growth)];
}

/** Whether a check in sync takes the same time for the least and for the most entries. */
function toCheckTarget(sizes: readonly SizeResult[]): readonly Target[] {
  const least = sizes[0];
  const most = sizes.at(-1);
  if (least === undefined || most === undefined || least === most) return [];
  const name = `check in sync, ${toName(most.entries)} to ${toName(least.entries)}`;
  return [atMost(CHECK_RATIO_MAX, name, most.best.checkMs / least.best.checkMs)];
}

function toName(entries: number): string {
  return `${entries.toLocaleString('en')} entries`;
}
