import type { CompareRound } from '../vsync/compare-request.js';
import { median } from './percentile.js';
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
  readonly sizes: readonly (SizeRounds & { readonly medians: Medians })[];
  readonly targets: readonly Target[];
}

interface Medians {
  readonly floorMs: number;
  readonly compareMs: number;
  readonly verifyMs: number;
  /** The median of the ratios within each round. */
  readonly ratio: number;
}

export function toVSyncReport(sizes: readonly SizeRounds[]): VSyncReport {
  const measured = sizes.map((size) => ({ ...size, medians: toMedians(size.rounds) }));
  return {
    sizes: measured,
    targets: measured.flatMap(({ entries, peakMb, medians }) => {
      const of = `${entries.toLocaleString('en')} entries: `;
      return [
        atMost(RATIO_MAX, `${of}comparison to reading and hashing`, medians.ratio),
        atMost(PEAK_MB_MAX, `${of}peak memory, MB`, peakMb),
        atMost(VERIFY_MS_MAX, `${of}our VSync, ms of the database`, medians.verifyMs),
      ];
    }),
  };
}

function toMedians(rounds: readonly CompareRound[]): Medians {
  const of = (value: (round: CompareRound) => number): number => median(rounds.map(value));
  return {
    floorMs: of(({ floorMs }) => floorMs),
    compareMs: of(({ compareMs }) => compareMs),
    verifyMs: of(({ verifyMs }) => verifyMs),
    ratio: of(({ floorMs, compareMs }) => compareMs / floorMs),
  };
}

export function toVSyncText({ sizes, targets }: VSyncReport): string {
  const rows = sizes.map(({ entries, peakMb, rounds, medians }) => [
    entries.toLocaleString('en'),
    String(rounds[0]?.differences ?? 0),
    medians.floorMs.toFixed(0),
    medians.compareMs.toFixed(0),
    medians.ratio.toFixed(2),
    medians.verifyMs.toFixed(1),
    peakMb.toFixed(0),
  ]);
  const head = ['entries', 'found', 'floor, ms', 'compare, ms', 'ratio', 'VSync, ms', 'peak, MB'];
  return `\n${toTable([head, ...rows])}\n\n${targets.map(toTargetLine).join('\n')}`;
}
