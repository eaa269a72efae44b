// Proves that CPU time is read out of the right fields of /proc, children that have ended included.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseProcStat, treeCpuSeconds } from './proc-stat.js';

describe('parseProcStat', () => {
  it('reads the times, whatever the name', () => {
    const line =
      '4242 (a) b (c)) S 17 4242 4242 0 -1 4194304 9000 8 7 6 250 150 1000 23 20 0 11 0 99 1000 200';
    expect(parseProcStat(line)).toEqual({
      cpuSeconds: 4,
      endedChildrenCpuSeconds: 10.23,
    });
  });
});

describe.runIf(process.platform === 'linux')('treeCpuSeconds', () => {
  it('knows what a child used, while it runs and after its end', async () => {
    const busy = 'const end = Date.now() + 300; while (Date.now() < end); console.log("done")';
    const shell = spawn('/bin/sh', ['-c', `"$0" -e '${busy}'; read line`, process.execPath]);
    await once(shell.stdout, 'data');
    expect(await treeCpuSeconds(shell.pid ?? 0)).toBeGreaterThan(0.05);
    shell.kill('SIGKILL');
    await once(shell, 'exit');
  });

  it('says that there is no such process', async () => {
    await expect(treeCpuSeconds(2 ** 30)).rejects.toThrow('ENOENT');
  });
});
