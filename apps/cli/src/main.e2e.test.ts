// Proves of the built program, as npm links it: exit codes, one document on stdout, and completion that the shells load.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../bin/conn-dict.mjs', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  args: readonly string[],
  env: Record<string, string> = {},
  program = process.execPath,
): Promise<Ended> {
  const all = program === process.execPath ? [PROGRAM, ...args] : [...args];
  return new Promise((resolve) => {
    execFile(
      program,
      all,
      { env: { PATH: process.env['PATH'], ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

it('reads its own environment, and ends with the code of what happened', async () => {
  const { code, stdout, stderr } = await run(['config', 'check', '-o', 'json'], {
    POSTGRES_PORT: 'abc',
  });
  expect(code).toBe(78);
  expect(JSON.parse(stdout)).toMatchObject({ faults: [{ name: 'POSTGRES_PORT' }] });
  expect(JSON.parse(stderr)).toMatchObject({ error: { exit_code: 78 } });
  expect((await run(['frobnicate'])).code).toBe(64);
  expect((await run(['--help'])).code).toBe(0);
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('has a script for %s', async (shell) => {
    const { code, stdout } = await run(['completion', shell]);
    expect(code).toBe(0);
    expect(stdout).toContain('conn-dict complete --');
  });

  it('is a script that bash takes', async () => {
    const { stdout } = await run(['completion', 'bash']);
    expect(await run(['-n', '-c', stdout], {}, 'bash')).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    [
      ['claim', ''],
      ['start', 'status', 'confirm', 'cancel', 'result', 'list'],
    ],
    [
      ['claim', 'start', '--cl'],
      ['--claim-id', '--claim-type', '--claimer-ispb'],
    ],
    [
      ['claim', 'start', '--claim-type', ''],
      ['OWNERSHIP', 'PORTABILITY'],
    ],
  ])('offers what fits after %j', async (typed, offered) => {
    const { stdout } = await run(['complete', '--', ...typed]);
    const words = stdout.split('\n').map((line) => line.split('\t')[0]);
    expect(words).toEqual(expect.arrayContaining(offered));
  });
});
