import { studentQuantile95 } from './student-quantile.js';

/** Resident memory at one moment. */
export interface MemoryLook {
  /** Milliseconds after the work began. */
  readonly atMs: number;
  readonly rssMb: number;
}

/** How memory went, after the warm-up where there was time enough for one; MB are 2^20 bytes. */
export interface MemoryTrend {
  readonly beginMb: number;
  readonly endMb: number;
  /** Undefined where there are too few blocks to tell. */
  readonly slope: MemorySlope | undefined;
}

export interface MemorySlope {
  /** Mean of each block, in MB: one that settles goes flat, a leak goes on. */
  readonly blocksMb: readonly number[];
  readonly mbPerHour: number;
  /** 95 % confidence interval. */
  readonly lowMbPerHour: number;
  readonly highMbPerHour: number;
  /** What a growth must be above to count. */
  readonly countsAboveMbPerHour: number;
  /** Whether the whole interval lies above what counts. */
  readonly isGrowing: boolean;
}

const HOUR_MS = 3_600_000;
/** Longer than a collector's saw-tooth, so that the means of two blocks have little in common. */
const BLOCK_MS_MIN = 45_000;
const BLOCKS = { min: 8, max: 20 };
/** Of the mean: within an hour, and within the time that was looked at, as a heap that was just made still settles. */
const COUNTS_ABOVE = 0.01;

/**
 * Fits a straight line through the means of blocks of looks after the warm-up.
 *
 * One look is much like the one before (the collector lets memory rise for a while and takes it back), but a line's
 * interval takes its points for independent: over single looks it would be far too narrow, and find a leak in any
 * saw-tooth. The means of blocks that are longer than a tooth are nearly independent.
 *
 * Undefined where nothing was seen.
 */
export function judgeMemory(all: readonly MemoryLook[], warmUpMs: number): MemoryTrend | undefined {
  const settled = all.filter(({ atMs }) => atMs >= warmUpMs);
  const isSettled = settled.length > 0;
  const looks = isSettled ? settled : all;
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const spanMs = last.atMs - first.atMs;
  const blockMs = Math.max(BLOCK_MS_MIN, spanMs / BLOCKS.max);
  const blocks = toBlocks(looks, first.atMs, blockMs);
  return {
    beginMb: first.rssMb,
    endMb: last.rssMb,
    slope: isSettled && blocks.length >= BLOCKS.min ? toSlope(blocks, spanMs) : undefined,
  };
}

interface Block {
  readonly hours: number;
  readonly meanMb: number;
}

/** Means of whole blocks; what is left at the end of the time is left out. */
function toBlocks(looks: readonly MemoryLook[], fromMs: number, blockMs: number): readonly Block[] {
  const whole = Math.floor((looks.at(-1)!.atMs - fromMs) / blockMs);
  return Array.from({ length: whole }, (_, number) => {
    const isWithin = ({ atMs }: MemoryLook): boolean =>
      Math.floor((atMs - fromMs) / blockMs) === number;
    return {
      hours: ((number + 0.5) * blockMs) / HOUR_MS,
      seen: looks.filter(isWithin).map(({ rssMb }) => rssMb),
    };
  })
    .filter(({ seen }) => seen.length > 0)
    .map(({ hours, seen }) => ({ hours, meanMb: meanOf(seen) }));
}

function toSlope(blocks: readonly Block[], spanMs: number): MemorySlope {
  const middle = meanOf(blocks.map(({ hours }) => hours));
  const meanMb = meanOf(blocks.map((block) => block.meanMb));
  const sumOf = (each: (block: Block) => number): number =>
    blocks.reduce((sum, block) => sum + each(block), 0);
  const spread = sumOf(({ hours }) => (hours - middle) ** 2);
  const mbPerHour = sumOf((block) => (block.hours - middle) * (block.meanMb - meanMb)) / spread;
  const rest = sumOf((block) => (block.meanMb - meanMb - mbPerHour * (block.hours - middle)) ** 2);
  const freedom = blocks.length - 2;
  const reach = studentQuantile95(freedom) * Math.sqrt(rest / freedom / spread);
  const countsAboveMbPerHour = meanMb * COUNTS_ABOVE * Math.max(1, HOUR_MS / spanMs);
  return {
    blocksMb: blocks.map((block) => block.meanMb),
    mbPerHour,
    lowMbPerHour: mbPerHour - reach,
    highMbPerHour: mbPerHour + reach,
    countsAboveMbPerHour,
    isGrowing: mbPerHour - reach > countsAboveMbPerHour,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
