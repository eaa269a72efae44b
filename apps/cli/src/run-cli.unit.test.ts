// Proves how a command line ends that asks for nothing outside: help, usage, input and environment, each by its code, and that nothing typed is echoed.
import { describe, expect, it } from 'vitest';
import { type, typeForJson } from '../test/typed.js';
import { EXIT_CODES } from './exit-codes.js';

/** Looks like keys; none of it may come back. */
const CANARIES = ['+5511987654321', 'maria@example.com', 'Maria da Silva'];

describe('help', () => {
  it.each([['--help'], ['claim', '--help'], ['claim', 'start', '--help'], ['doctor', '-h']])(
    'is written to stdout with code 0: %s %s %s',
    async (...args) => {
      const { code, stdout, stderr } = await type(args);
      expect(code).toBe(EXIT_CODES.done.code);
      expect(stdout).toContain('Usage: conn-dict');
      expect(stderr).toBe('');
    },
  );
});

describe('usage', () => {
  it.each([
    [['claim']],
    [['frobnicate']],
    [['claim', 'statsu', 'TEST-001']],
    [['claim', 'status']],
    [['claim', 'status', 'A', 'B']],
    [['claim', 'status', 'A', '--frobnicate']],
    [['claim', 'list', '--status', 'asleep']],
    [['claim', 'list', '--limit', '0']],
    [['claim', 'result', 'A', '--timeout', '30']],
  ])('is refused with 64: %j', async (args) => {
    const { code, stdout, stderr } = await type(args);
    expect(code).toBe(EXIT_CODES.usage.code);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/error: .+/);
  });

  it('hints at what was meant', async () => {
    expect((await type(['doctro'])).stderr).toContain('(Did you mean doctor?)');
    expect((await type(['doctor', '--limt', '3s'])).stderr).toContain('(Did you mean --limit?)');
  });

  it.each(CANARIES)('never shows what was typed: %s', async (canary) => {
    const lines = [
      ['claim', canary],
      [canary],
      ['entry', 'create', `--key=${canary}`],
      ['entry', 'create', `--${canary}`],
      ['entry', 'create', '--key-type', canary],
      ['claim', 'list', '--limit', canary],
      ['claim', 'list', '--limit', `x' is invalid. ${canary}' argument 'y`],
      ['claim', 'status', canary, canary],
      ['entry', 'create', '--input', canary],
      ['claim', 'start', '--claim-id', canary],
      ['vsync', 'run', canary],
      ['claim', 'status', canary],
    ];
    for (const args of lines) {
      const { code, stdout, stderr } = await type(args);
      expect([64, 65, 66], args.join(' ')).toContain(code);
      expect(stdout + stderr, args.join(' ')).not.toContain(canary);
    }
  });
});

describe('input', () => {
  it.each([
    ['{"entry_id":', '--input: is not JSON'],
    ['["Maria da Silva"]', '--input: must be one JSON object'],
    ['{"key":"maria@example.com","key_type":"CPF"}', 'account: is missing'],
  ])('is refused with 65 and the field: %s', async (stdin, fault) => {
    const { code, stderr } = await type(['entry', 'create', '--input', '-'], { stdin });
    expect(code).toBe(EXIT_CODES.input.code);
    expect(stderr).toContain(fault);
    for (const canary of CANARIES) expect(stderr).not.toContain(canary);
  });

  it('gives its faults as JSON, one line on stderr', async () => {
    const { code, stdout, stderr } = await typeForJson(['claim', 'start', '--claim-id', 'A']);
    expect([code, stdout]).toEqual([65, '']);
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        type: 'InvalidInput',
        exit_code: 65,
        faults: expect.arrayContaining([{ field: 'entry_id', rule: 'is missing' }]) as unknown,
      },
    });
  });

  it('is missing with 66', async () => {
    const { code, stderr } = await type(['entry', 'create', '--input', 'no-such-file.json']);
    expect(code).toBe(EXIT_CODES.missing.code);
    expect(stderr).toContain('ENOENT');
  });
});

describe('the environment', () => {
  const env = { POSTGRES_PORT: 'abc', LOG_LEVEL: 'loud', POSTGRES_PASWORD: 'hunter2' };

  it('is checked whole, with 78', async () => {
    const { code, document, stdout } = await typeForJson(['config', 'check'], { env });
    expect(code).toBe(EXIT_CODES.config.code);
    expect(document).toMatchObject({
      faults: [
        { name: 'POSTGRES_PORT', given: '"abc"', expected: 'an integer from 1 to 65535' },
        { name: 'LOG_LEVEL', given: '"loud"' },
      ],
      unknown_variables: [{ name: 'POSTGRES_PASWORD', meant: 'POSTGRES_PASSWORD' }],
    });
    expect(stdout).not.toContain('hunter2');
  });

  it('is right', async () => {
    const { code, stdout } = await type(['config', 'check']);
    expect([code, stdout]).toEqual([0, 'the environment is right\n']);
  });

  it('ends a command that needs it with 78', async () => {
    const { code, stderr } = await type(['migrate', 'status'], { env });
    expect(code).toBe(EXIT_CODES.config.code);
    expect(stderr).toContain('POSTGRES_PORT: given "abc"');
  });
});
