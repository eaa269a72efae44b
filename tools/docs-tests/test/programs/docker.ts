import { execFile } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { componentPath } from '@conn-dict/testing/component-path';
import { ROOT } from '../../src/blocks/read-pages.js';
import { readArguments } from './arguments.js';
import { recorded, type Program } from './program.js';

/** Stands in for Docker Compose: its files are read by the loader that Docker Compose itself is made with. */
export const docker: Program = async ({ args: [command, ...rest] }) => {
  if (command !== 'compose') throw new Error(`no such command here: ${command ?? ''}`);
  const { words, options } = readArguments(rest, { valued: ['-f'], flags: ['--build', '-d'] });
  const files = options.get('-f') ?? [];
  if (!['up', 'down', 'config'].includes(words[0] ?? '') || files.length === 0)
    throw new Error(`no such command of compose here: ${rest.join(' ')}`);
  for (const file of files)
    await promisify(execFile)(await componentPath('compose-go'), [basename(file)], {
      cwd: join(ROOT, dirname(file)),
      maxBuffer: 10_000_000,
    });
  return recorded('');
};
