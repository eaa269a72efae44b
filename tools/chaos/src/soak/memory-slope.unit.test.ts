// Proves that a leak is told from a heap that breathes, that the interval is as wide as it should be, and that too little is not judged.
import { describe, expect, it } from 'vitest';
import { createRandom } from '../plan/random.js';
import { judgeMemory, type MemoryLook, type MemorySlope } from './memory-slope.js';
import { studentQuantile95 } from './student-quantile.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WARM_UP_MS = 15 * MINUTE_MS;
const LOOK_EVERY_MS = 2_000;

interface Series {
  readonly seed: number;
  readonly durationMs?: number;
  readonly leakMbPerHour?: number;
  /** Of each look on the one before. */
  readonly memory?: number;
}

/** A heap around 300 MB in which each look is much like the one before. */
function makeSeries({
  seed,
  durationMs = HOUR_MS,
  leakMbPerHour = 0,
  memory = 0.9,
}: Series): readonly MemoryLook[] {
  const random = createRandom(seed, 'noise');
  let drift = 0;
  return Array.from({ length: durationMs / LOOK_EVERY_MS }, (_, number) => {
    const atMs = number * LOOK_EVERY_MS;
    drift = memory * drift + random.between(-2_000, 2_000) / 1_000;
    return { atMs, rssMb: 300 + drift + (leakMbPerHour * atMs) / HOUR_MS };
  });
}

/** A collector that lets memory rise by 40 MB within a minute, and takes all of it back. */
const sawTooth = Array.from({ length: HOUR_MS / LOOK_EVERY_MS }, (_, number) => ({
  atMs: number * LOOK_EVERY_MS,
  rssMb: 280 + ((number * LOOK_EVERY_MS) % 59_000) / 1_475,
}));

const slopeOf = (looks: readonly MemoryLook[], warmUpMs = WARM_UP_MS): MemorySlope =>
  judgeMemory(looks, warmUpMs)!.slope!;

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

describe('the slope of memory', () => {
  it('is told with an interval that has the truth in it as often as it says', () => {
    for (const leakMbPerHour of [0, 12]) {
      const hits = SEEDS.filter((seed) => {
        const slope = slopeOf(makeSeries({ seed, leakMbPerHour }));
        return slope.lowMbPerHour <= leakMbPerHour && leakMbPerHour <= slope.highMbPerHour;
      });
      // 95 % of 200 are 190; chance alone takes it below 182 or above 198 once in a hundred times.
      expect(hits.length).toBeGreaterThanOrEqual(182);
    }
  });

  it('finds no leak where there is none: never in an hour, and in ten minutes once in a hundred times', () => {
    for (const [durationMs, alarmsMax] of [
      [10 * MINUTE_MS, 2],
      [HOUR_MS, 0],
    ] as const) {
      const alarms = SEEDS.filter(
        (seed) => slopeOf(makeSeries({ seed, durationMs }), durationMs / 4).isGrowing,
      );
      expect(alarms.length).toBeLessThanOrEqual(alarmsMax);
    }
    expect(slopeOf(sawTooth).isGrowing).toBe(false);
  });

  it('finds a leak of a tenth in an hour, and in ten minutes one that would double it in one', () => {
    for (const seed of SEEDS) {
      const hour = makeSeries({ seed, leakMbPerHour: 30 });
      expect(slopeOf(hour).isGrowing).toBe(true);
      const short = makeSeries({ seed, leakMbPerHour: 300, durationMs: 10 * MINUTE_MS });
      expect(slopeOf(short, 150_000).isGrowing).toBe(true);
    }
    const leaking = sawTooth.map(({ atMs, rssMb }) => ({
      atMs,
      rssMb: rssMb + (30 * atMs) / HOUR_MS,
    }));
    expect(slopeOf(leaking).isGrowing).toBe(true);
  });

  it('does not count what is real and too small to matter', () => {
    const slope = slopeOf(makeSeries({ seed: 1, leakMbPerHour: 2, memory: 0 }));
    expect(slope.lowMbPerHour).toBeGreaterThan(0);
    expect(slope.isGrowing).toBe(false);
  });

  it('leaves out the warm-up', () => {
    const looks = makeSeries({ seed: 1 }).map((look) =>
      look.atMs < WARM_UP_MS ? { ...look, rssMb: look.atMs / 10_000 } : look,
    );
    expect(slopeOf(looks).isGrowing).toBe(false);
    expect(judgeMemory(looks, WARM_UP_MS)!.beginMb).toBeGreaterThan(250);
  });

  it('is not told of less than eight blocks', () => {
    const short = makeSeries({ seed: 1, durationMs: 6 * MINUTE_MS });
    expect(judgeMemory(short, 30_000)).toMatchObject({ slope: undefined });
    const enough = makeSeries({ seed: 1, durationMs: 7 * MINUTE_MS });
    expect(slopeOf(enough, 0).blocksMb).toHaveLength(9);
    expect(judgeMemory(short, HOUR_MS)).toMatchObject({ slope: undefined });
    expect(judgeMemory([], HOUR_MS)).toBeUndefined();
  });
});

it.each([
  [6, 2.447],
  [10, 2.228],
  [18, 2.101],
  [30, 2.042],
])(
  'at %i degrees of freedom the interval of 95 in 100 reaches %d standard errors',
  (freedom, quantile) => {
    expect(Math.abs(studentQuantile95(freedom) - quantile)).toBeLessThan(0.002);
  },
);
