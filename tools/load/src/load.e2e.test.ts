// Proves that the built command loads a real stack with all processes, reports it whole and in part, and leaves nothing running.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runLoadCommand } from '../test/load-command.js';
import type { LoadReport } from './report/load-report.js';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'conn-dict-load-test-'))));
afterEach(() => rm(folder, { recursive: true }));

const readReport = async (): Promise<LoadReport> =>
  JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as LoadReport;

describe.runIf(process.platform === 'linux')('npm run load', () => {
  it('brings each process to its end, and shows it in a page', { timeout: 240_000 }, async () => {
    const json = join(folder, 'run.json');
    const run = runLoadCommand(
      `--profile mixed --rate 2 --duration 10s --warm-up 10s --json ${json}`,
    );
    expect(await run.exitCode, run.output()).toBe(0);
    const report = await readReport();
    const done = Object.fromEntries(report.kinds.map((kind) => [kind.kind, kind.done]));
    expect(done).toEqual({ all: 20, claims: 8, entries: 9, infractions: 2, vsync: 1 });
    expect(report.processes.map(({ name }) => name)).toEqual([
      'worker-1',
      'temporal',
      'postgres',
      'bridge simulator',
      'driver',
    ]);
    for (const { coresMax, memoryMaxMb } of report.processes) {
      expect(coresMax).toBeGreaterThan(0);
      expect(memoryMaxMb).toBeGreaterThan(10);
    }
    expect(report.samples.some(({ backlog }) => backlog.workflowTasks !== undefined)).toBe(true);
    expect(await readFile(join(folder, 'run.html'), 'utf8')).toContain('mixed, steady');
    const compared = runLoadCommand(
      `--compare ${json} ${json} --json ${join(folder, 'both.json')}`,
    );
    expect(await compared.exitCode, compared.output()).toBe(0);
    expect(compared.output()).toMatch(/done a second .* 1\.00/);
    expect(await run.survivors()).toEqual([]);
  });

  it('reports what there is when it is stopped', { timeout: 240_000 }, async () => {
    const json = join(folder, 'run.json');
    const run = runLoadCommand(
      `--profile claims --shape timers --rate 2 --duration 10m --warm-up 0s --json ${json}`,
    );
    await run.said('Under load');
    run.stop('SIGINT');
    expect(await run.exitCode, run.output()).toBe(130);
    const report = await readReport();
    expect(report.isInterrupted).toBe(true);
    expect(report.kinds[0]!.begun).toBeGreaterThan(0);
    expect(run.output()).toContain('(ended early)');
    expect(await run.survivors()).toEqual([]);
  });

  it('tells of wrong options, all at once', async () => {
    const run = runLoadCommand('--profile nothing --rate 0');
    expect(await run.exitCode).toBe(2);
    expect(run.output()).toContain('--profile needs one of');
    expect(run.output()).toContain('--rate needs a number');
  });
});
