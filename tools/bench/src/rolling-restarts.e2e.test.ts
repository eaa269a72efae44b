// Proves that built workers are restarted under load, one after the other, without an attempt, a claim or an exit code lost.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBench } from '../test/bench-command.js';
import type { RollingReport } from './rolling/rolling-report.js';

/** By hand a hundred, on the released server: `npm run rolling-restarts -- --restarts 100`. */
const RESTARTS = 4;

describe.runIf(process.platform === 'linux')('rolling-restarts', () => {
  it('costs nothing, and leaves nothing running', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conn-dict-rolling-test-'));
    const json = join(folder, 'rolling.json');
    const options = { '--restarts': RESTARTS, '--claims-per-second': 2, '--json': json };
    const args = Object.entries(options).flat().map(String);
    const run = runBench(['rolling-restarts', '--development-server', ...args]);
    expect(await run.exitCode, run.output()).toBe(0);
    const report = JSON.parse(await readFile(json, 'utf8')) as RollingReport;
    expect(report.restarts.map(({ exitCode }) => exitCode)).toEqual(Array(RESTARTS).fill(0));
    expect(report.journeys.length).toBeGreaterThan(RESTARTS);
    expect(await run.survivors()).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
