// Proves that the command line of rolling restarts is read as its help says, and that what is wrong is named.
import { describe, expect, it } from 'vitest';
import { parseRollingOptions } from './rolling-options.js';
import { UsageError } from './usage-error.js';

describe('parseRollingOptions', () => {
  it('has the defaults of its help', () => {
    expect(parseRollingOptions([])).toEqual({
      restarts: 12,
      workers: 3,
      claimsPerSecond: 4,
      developmentServer: false,
      jsonFile: undefined,
      help: false,
    });
  });

  it('takes the development server', () => {
    expect(parseRollingOptions(['--development-server'])).toMatchObject({
      developmentServer: true,
    });
  });

  it.each([
    [['--restarts', '0'], '--restarts needs a whole number from 1 to 1000'],
    [['--workers', '1'], '--workers needs a whole number from 2 to 9'],
    [['--claims-per-second', '101'], '--claims-per-second needs a whole number from 1 to 100'],
  ])('refuses %j', (args, text) => {
    const parse = (): unknown => parseRollingOptions(args);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(text);
  });
});
