// Proves that the command lines of entries and of dict are read as their help says, and that what is wrong is named.
import { describe, expect, it } from 'vitest';
import { parseDictOptions } from './dict-options.js';
import { parseEntriesOptions } from './entries-options.js';
import { UsageError } from './usage-error.js';

describe('parseEntriesOptions', () => {
  it('has the defaults of the claims', () => {
    expect(parseEntriesOptions([])).toEqual({
      count: 300,
      concurrency: 50,
      rounds: 3,
      cpuProfile: false,
      jsonFile: undefined,
      help: false,
    });
  });

  it.each([
    [['--entries', '0'], '--entries needs a whole number from 1 to 10000'],
    [['--entries', '5000', '--rounds', '2'], '--entries times --rounds'],
    [['--idle', '5'], '--idle'],
  ])('refuses %j', (args, text) => {
    const parse = (): unknown => parseEntriesOptions(args);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(text);
  });
});

describe('parseDictOptions', () => {
  it('takes rounds and a file', () => {
    expect(parseDictOptions(['--rounds', '7', '--json', 'out.json'])).toEqual({
      rounds: 7,
      jsonFile: 'out.json',
      help: false,
    });
  });

  it('refuses no rounds', () => {
    expect(() => parseDictOptions(['--rounds', '0'])).toThrow(UsageError);
  });
});
