import type { CompareRound } from '../vsync/compare-request.js';
import { toTable } from './table.js';
import { atMost, toTargetLine, type Target } from './target.js';

const RATIO_MAX = 2;
const PEAK_MB_MAX = 300;
const VERIFY_MS_MAX = 50;

export interface SizeRounds {
  readonly entries: number;
  /** Most memory that the process had resident. */
  readonly peakMb: number;
  readonly rounds: readonly CompareRound[];
}

export interface VSyncReport {
  readonly sizes: readonly (SizeRounds & { readonly best: BestTimes })[];
  readonly targets: readonly Target[];
}

/** The least of each over the rounds: whatever else the machine does only adds. */
interface BestTimes {
  readonly floorMs: number;
  readonly compareMs: number;
  readonly verifyMs: number;
  readonly ratio: number;
}

export function toVSyncReport(sizes: readonly SizeRounds[]): VSyncReport {
  const measured = sizes.map((size) => ({ ...size, best: toBest(size.rounds) }));
  return {
    sizes: measured,
    targets: measured.flatMap(({ entries, peakMb, best }) => {
      const of = `${entries.toLocaleString('en')} entries: `;
      return [
        atMost(RATIO_MAX, `${of}comparison to reading and hashing`, best.ratio),
        atMost(PEAK_MB_MAX, `${of}peak memory, MB`, peakMb),
        atMost(VERIFY_MS_MAX, `${of}our VSync, ms of the database`, best.verifyMs),
      ];
    }),
  };
}

function toBest(rounds: readonly CompareRound[]): BestTimes {
  const least = (value: (round: CompareRound) => number): number => Math.min(...rounds.map(value));
  const floorMs = least((round) => round.floorMs);
  const compareMs = least((round) => round.compareMs);
  const verifyMs = least((round) => round.verifyMs);
  return { floorMs, compareMs, verifyMs, ratio: compareMs / floorMs };
}

export function toVSyncText({ sizes, targets }: VSyncReport): string {
  const rows = sizes.map(({ entries, peakMb, rounds, best }) => [
    entries.toLocaleString('en'),
    String(rounds[0]?.differences ?? 0),
    best.floorMs.toFixed(0),
    best.compareMs.toFixed(0),
    best.ratio.toFixed(2),
    best.verifyMs.toFixed(1),
    peakMb.toFixed(0),
  ]);
  const head = ['entries', 'found', 'floor, ms', 'compare, ms', 'ratio', 'VSync, ms', 'peak, MB'];
  return `\n${toTable([head, ...rows])}\n\n${targets.map(toTargetLine).join('\n')}`;
}
