// Proves that every option is read, and that what cannot be understood is refused by name.
import { describe, expect, test } from 'vitest';
import { parseStackOptions } from './stack-options.js';
import { UsageError } from './usage-error.js';
import { USAGE } from './usage.js';

describe('parseStackOptions', () => {
  test('gives the defaults', () => {
    expect(parseStackOptions([])).toEqual({
      dataDir: undefined,
      portOffset: 0,
      readyFile: undefined,
      demo: true,
      headless: false,
      reset: false,
      help: false,
    });
  });

  test('reads all options, with a space or an equals sign', () => {
    const args = '--data-dir d --port-offset=100 --ready-file r --no-demo --headless --reset -h';
    expect(parseStackOptions(args.split(' '))).toEqual({
      dataDir: 'd',
      portOffset: 100,
      readyFile: 'r',
      demo: false,
      headless: true,
      reset: true,
      help: true,
    });
  });

  test.each([
    [['--bogus'], '--bogus'],
    [['extra'], 'extra'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir='], '--data-dir needs a path'],
    [['--ready-file='], '--ready-file needs a path'],
    [['--headless=yes'], '--headless'],
  ])('refuses %j', (args, message) => {
    expect(() => parseStackOptions(args)).toThrow(UsageError);
    expect(() => parseStackOptions(args)).toThrow(message);
  });

  test.each(['-1', '1.5', 'x', '', '1e3', '15485', '99999', '100000'])(
    'refuses %j as offset',
    (text) => {
      expect(() => parseStackOptions([`--port-offset=${text}`])).toThrow(
        '--port-offset needs a whole number from 0 to 15484',
      );
    },
  );

  test('shows every option in its help', () => {
    for (const name of [
      'data-dir',
      'port-offset',
      'ready-file',
      'no-demo',
      'headless',
      'reset',
      'help',
    ])
      expect(USAGE).toContain(`--${name} `);
  });
});
