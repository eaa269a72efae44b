// Proves that durations are read as Go reads them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goDurationMs } from './go-duration.js';

describe('a duration', () => {
  it.each([
    ['30s', 30_000],
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1h', 3_600_000],
    ['1.5h', 5_400_000],
    ['.5s', 500],
    ['1s1s', 2_000],
    ['0s', 0],
    ['1500us', 2],
    ['1500µs', 2],
    ['1ns', 0],
    ['0.1s', 100],
    ['1.1s', 1_100],
    ['2h45m30.5s', 9_930_500],
  ])('%s is %i ms', (text, expectedMs) => expect(goDurationMs(text)).toBe(expectedMs));

  it.each([
    '',
    '0',
    '30',
    's',
    '-1s',
    '+1s',
    '1 s',
    ' 1s',
    '1s ',
    '1S',
    '1d',
    '1.s',
    '1..5s',
    '1s30',
    '１s',
    '1e3s',
    'Infinitys',
  ])('%j is none', (text) => expect(goDurationMs(text)).toBeUndefined());

  it('is the sum of its parts, in whole milliseconds', () => {
    const part = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(part, part, part, part, (h, m, s, ms) => {
        expect(goDurationMs(`${h}h${m}m${s}s${ms}ms`)).toBe(
          h * 3_600_000 + m * 60_000 + s * 1_000 + ms,
        );
      }),
    );
  });

  it('never comes from a text without units', () => {
    const number = fc.oneof(fc.integer().map(String), fc.double().map(String));
    fc.assert(fc.property(number, (text) => goDurationMs(text) === undefined));
  });

  it('is not negative and not fractional, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.-+hmsnuµ') });
    fc.assert(
      fc.property(text, (it) => {
        const valueMs = goDurationMs(it);
        expect(valueMs === undefined || (Number.isInteger(valueMs) && valueMs >= 0)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
