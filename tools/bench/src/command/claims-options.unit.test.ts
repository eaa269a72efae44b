// Proves that the command line is read as its help says, and that what is wrong is named.
import { describe, expect, it } from 'vitest';
import { parseClaimsOptions } from './claims-options.js';
import { UsageError } from './usage-error.js';

describe('parseClaimsOptions', () => {
  it('has defaults that take some minutes', () => {
    expect(parseClaimsOptions([])).toEqual({
      count: 300,
      concurrency: 50,
      rounds: 3,
      answerAfterMs: 0,
      idle: undefined,
      cpuProfile: false,
      jsonFile: undefined,
      help: false,
    });
  });

  it('takes every option', () => {
    const args = '--claims 5 --concurrency 2 --rounds 1 --cpu-profile --json out.json'.split(' ');
    expect(parseClaimsOptions(args)).toMatchObject({
      count: 5,
      concurrency: 2,
      rounds: 1,
      cpuProfile: true,
      jsonFile: 'out.json',
    });
    expect(parseClaimsOptions(['--answer-after', '500'])).toMatchObject({ answerAfterMs: 500 });
    expect(parseClaimsOptions(['--idle', '10000'])).toMatchObject({ idle: 10_000 });
  });

  it.each([
    [['--claims', '0'], '--claims needs a whole number from 1 to 10000'],
    [['--claims', '1.5'], '--claims needs a whole number from 1 to 10000'],
    [['--concurrency', 'many'], '--concurrency needs a whole number from 1 to 1000'],
    [['--rounds', '-1'], '--rounds'],
    [['--idle', '10001'], '--idle needs a whole number from 1 to 10000'],
    [['--answer-after', '1s'], '--answer-after needs a whole number from 0 to 60000'],
    [['--json', ''], '--json needs a path'],
    [['--claims', '5000', '--rounds', '2'], '--claims times --rounds'],
    [['--idle', '5', '--cpu-profile'], '--cpu-profile goes with rounds'],
    [['--fast'], '--fast'],
    [['5'], '5'],
  ])('refuses %j', (args, text) => {
    const parse = (): unknown => parseClaimsOptions(args);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(text);
  });
});
