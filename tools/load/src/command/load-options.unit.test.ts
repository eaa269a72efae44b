// Proves that the command line is read, and that all that is wrong with it is told at once.
import { UsageError } from '@conn-dict/bench/parts';
import { describe, expect, it } from 'vitest';
import { parseLoadCommand } from './load-options.js';

const parse = (line: string) => parseLoadCommand(line.split(' '));

function faultsOf(line: string): string[] {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof UsageError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('parseLoadCommand', () => {
  it('fills in what is left out', () => {
    expect(parse('--profile claims')).toEqual({
      task: 'run',
      json: undefined,
      html: undefined,
      options: {
        profile: 'claims',
        shape: 'steady',
        rate: 10,
        durationMs: 60_000,
        warmUpMs: 20_000,
        workers: 1,
        fleet: 0,
      },
    });
  });

  it('reads each option', () => {
    const line =
      '--profile mixed --shape idle-fleet --rate 2.5 --duration 1m30s --warm-up 0s --workers 3 --fleet 50 --json a --html b';
    expect(parse(line)).toMatchObject({
      json: 'a',
      html: 'b',
      options: {
        shape: 'idle-fleet',
        rate: 2.5,
        durationMs: 90_000,
        warmUpMs: 0,
        workers: 3,
        fleet: 50,
      },
    });
    expect(parse('--help')).toEqual({ task: 'help' });
    expect(parse('--compare a.json b.json')).toMatchObject({ files: ['a.json', 'b.json'] });
    expect(parse('--tune')).toMatchObject({
      task: 'tune',
      options: { profile: 'mixed', durationMs: 15_000 },
    });
  });

  it('tells every fault at once', () => {
    const faults = faultsOf(
      '--rate 0 --duration 5 --warm-up 11m --workers 17 --shape wild --bogus --fleet 3 x',
    );
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining([
        '--rate',
        '--duration',
        '--warm-up',
        '--workers',
        '--shape',
        '--bogus',
        '--fleet',
        '--profile',
        'x',
      ]),
    );
  });

  it.each([
    ['--profile claims --rate 100 --duration 2m', '--rate times --duration'],
    ['--profile vsync --rate 10', 'makes 800 syncs: the directory takes 63'],
    ['--profile vsync --rate 0.5 --shape timers', '--shape timers'],
    ['--profile claims --json', '--json needs a value'],
    ['--profile claims --json=', '--json needs a path'],
    ['--profile claims --tune=yes', '--tune takes no value'],
    ['--compare a.json', 'two files'],
    ['--compare a.json b.json --rate 3', '--rate does not go with --compare'],
  ])('refuses %s', (line, fault) => {
    expect(faultsOf(line)).toEqual([expect.stringContaining(fault)]);
  });
});
