import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runBench } from './bench-command.js';

/** Runs the built command to its end and answers its numbers; it has to succeed, and to leave nothing running. */
export async function benchToJson<Report>(args: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-bench-test-'));
  try {
    const json = join(folder, 'numbers.json');
    const run = runBench([...args.split(' '), '--json', json]);
    expect(await run.exitCode, run.output()).toBe(0);
    expect(await run.survivors()).toEqual([]);
    return JSON.parse(await readFile(json, 'utf8')) as Report;
  } finally {
    await rm(folder, { recursive: true });
  }
}
