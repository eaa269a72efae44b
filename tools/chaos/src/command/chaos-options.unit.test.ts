// Proves that the command line is read as --help says, and that each wrong option is refused by its name.
import { describe, expect, it } from 'vitest';
import { parseChaosOptions } from './chaos-options.js';
import { UsageError } from './usage-error.js';

const FRESH = 7;
const parse = (line: string) => parseChaosOptions(line.split(' ').filter(Boolean), FRESH);
const soak = (durationMs: number) => ({
  kind: 'soak',
  seed: FRESH,
  durationMs,
  isPlanOnly: false,
  jsonFile: undefined,
});

describe('the command line', () => {
  it.each([
    ['', { kind: 'seeds', seeds: [FRESH] }],
    ['--seed 3', { kind: 'seeds', seeds: [3] }],
    ['--seeds 1..3', { kind: 'seeds', seeds: [1, 2, 3] }],
    ['--seed 3 --plan', { kind: 'plan', seeds: [3] }],
    ['--duration 90s', { kind: 'duration', firstSeed: FRESH, durationMs: 90_000 }],
    ['--seed 3 --duration 1h', { kind: 'duration', firstSeed: 3, durationMs: 3_600_000 }],
    ['--profile ci', soak(120_000)],
    ['--profile nightly', soak(600_000)],
    ['--profile soak', soak(3_600_000)],
    ['--profile soak --seed 3 --duration 2h', { ...soak(7_200_000), seed: 3 }],
    ['--profile ci --plan', { ...soak(120_000), isPlanOnly: true }],
    ['--profile ci --json out.json', { ...soak(120_000), jsonFile: 'out.json' }],
    ['--help', { kind: 'help' }],
  ])('%s', (line, options) => {
    expect(parse(line)).toEqual(options);
  });

  it.each([
    ['--seed x', '--seed'],
    ['--seed 2147483648', '--seed'],
    ['--seeds 3..1', '--seeds'],
    ['--seeds 1-3', '--seeds'],
    ['--seeds 0..10000', '--seeds'],
    ['--seed 1 --seeds 1..2', '--seeds'],
    ['--duration 1h --plan', '--duration'],
    ['--duration 1h --seeds 1..2', '--duration'],
    ['--duration 59s', '--duration'],
    ['--duration 1d', '--duration'],
    ['--profile weekly', '--profile'],
    ['--profile toString', '--profile'],
    ['--profile ci --seeds 1..2', '--profile'],
    ['--profile soak --duration 3h', '--duration'],
    ['--profile soak --duration 1d', '--duration'],
    ['--json out.json', '--json'],
    ['--loud', '--loud'],
  ])('%s is refused', (line, named) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(named);
  });
});
