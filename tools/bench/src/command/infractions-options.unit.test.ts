// Proves that the command line of infractions is read as its help says, and that what is wrong is named.
import { describe, expect, it } from 'vitest';
import { parseInfractionsOptions } from './infractions-options.js';
import { UsageError } from './usage-error.js';

describe('parseInfractionsOptions', () => {
  it('opens 10,000 that wait, and decides some hundred', () => {
    expect(parseInfractionsOptions([])).toEqual({
      count: 300,
      concurrency: 50,
      rounds: 3,
      answerAfterMs: 0,
      idle: 10_000,
      jsonFile: undefined,
      help: false,
    });
  });

  it('takes every option', () => {
    const args = '--infractions 5 --idle 7 --concurrency 2 --rounds 1 --answer-after 500 --json o';
    expect(parseInfractionsOptions(args.split(' '))).toEqual({
      count: 5,
      concurrency: 2,
      rounds: 1,
      answerAfterMs: 500,
      idle: 7,
      jsonFile: 'o',
      help: false,
    });
  });

  it.each([
    [['--infractions', '0'], '--infractions needs a whole number from 1 to 10000'],
    [['--infractions', '5000', '--rounds', '2'], '--infractions times --rounds'],
    [['--idle', '10001'], '--idle needs a whole number from 1 to 10000'],
    [['--answer-after', '1s'], '--answer-after needs a whole number from 0 to 60000'],
    [['--claims', '5'], '--claims'],
  ])('refuses %j', (args, text) => {
    const parse = (): unknown => parseInfractionsOptions(args);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(text);
  });
});
