// Proves that the test of commands can fail: on a command that fails, on a stand-in that refuses, and on what bash cannot read.
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../test/programs/arguments.js';
import { createKubectl } from '../test/programs/kubectl.js';
import { isReadable, runBlock } from '../test/run-block.js';

const place = { cwd: tmpdir(), env: { PATH: process.env['PATH'] ?? '' } };
const kubectl = createKubectl({
  manifests: 'app.kubernetes.io/name: conn-dict',
  logFile: new URL(import.meta.url).pathname,
});
const ask = (command: string) => kubectl({ args: command.split(' '), env: {} });

describe('a block', () => {
  it('ends at the first command that fails, with its code and all output', async () => {
    const end = await runBlock('echo one\n(echo two >&2; exit 3)\necho three', place);
    expect(end).toEqual({ code: 3, output: 'one\ntwo\n' });
  });

  it('fails where what it searches for is not there', async () => {
    expect(await runBlock('echo one | grep two', place)).toMatchObject({ code: 1 });
  });

  it('has nobody who answers its questions', async () => {
    expect(await runBlock('read answer', place)).toMatchObject({ code: 1 });
  });

  it('that is no bash is told', async () => {
    expect(await isReadable('if true; then echo; fi')).toBe(true);
    expect(await isReadable('if true; then echo')).toBe(false);
  });
});

describe('a stand-in', () => {
  it('takes what the program takes', async () => {
    const { isStandIn, output } = await ask('logs POD --tail=50');
    expect(isStandIn).toBe(true);
    expect(output).toContain('a stand-in');
    await ask('get pods -l app.kubernetes.io/name=conn-dict');
    await ask('rollout undo deployment/DEPLOYMENT');
  });

  it.each([
    ['lgos POD', 'no such command'],
    ['logs POD --tial=50', 'no such option here: --tial'],
    ['get pods -l app.kubernetes.io/name=conn-dcit', 'no label'],
    ['get podz', 'no kind podz'],
    ['apply -f docs/nothing.yaml', 'no file docs/nothing.yaml'],
  ])('refuses %s', async (command, reason) => {
    await expect(ask(command)).rejects.toThrow(reason);
  });

  it('reads options as programs do', () => {
    const args = ['up', '-f', 'a=b.yaml', '--tail=5', '-d', '--', '-x'];
    const { words, options } = readArguments(args, { valued: ['-f', '--tail'], flags: ['-d'] });
    expect(words).toEqual(['up']);
    expect(Object.fromEntries(options)).toEqual({
      '-f': ['a=b.yaml'],
      '--tail': ['5'],
      '-d': [''],
    });
  });
});
