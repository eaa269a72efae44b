import { join } from 'node:path';
import { makeProfileFolder, type BenchOutcome, type BenchRun } from './bench-run.js';
import type { ClaimsOptions } from './command/claims-options.js';
import { createClaimWorkload } from './load/claim-workload.js';
import { IDLE_CLAIMS } from './load/idle-load.js';
import { measureIdle } from './measure/measure-idle.js';
import { measureRounds } from './measure/measure-rounds.js';
import { readProfileReport, toProfileText } from './profile/profile-report.js';
import { toClaimsReport } from './report/claims-report.js';
import { toClaimsText } from './report/claims-text.js';
import { toIdleReport, toIdleText } from './report/idle-text.js';
import { withBenchFolder } from './stack/bench-folder.js';
import { withBenchStack } from './stack/bench-stack.js';
import { workerName } from './stack/worker-parts.js';

/** Starts a stack, measures claims on it, and leaves nothing of it behind. */
export function benchClaims(run: BenchRun<ClaimsOptions>): Promise<BenchOutcome> {
  return run.options.idle === undefined ? benchRounds(run) : benchIdle(run, run.options.idle);
}

async function benchRounds(run: BenchRun<ClaimsOptions>): Promise<BenchOutcome> {
  const { options, signal, say } = run;
  const profileDir = options.cpuProfile ? await makeProfileFolder(run, 'claims') : undefined;
  const workload = createClaimWorkload({ ...options, signal });
  const rounds = await withBenchFolder(run, (folder) =>
    withBenchStack({ ...run, folder, workers: 1, noopWorkers: 1, profileDir }, (stack) =>
      measureRounds({ stack, workload, options, signal, say }),
    ),
  );
  const report = toClaimsReport(options, rounds);
  const text = toClaimsText(report);
  if (profileDir === undefined) return { name: 'claims', report, text };
  const cpuProfile = await readProfileReport(join(profileDir, workerName('workers', 0)));
  return {
    name: 'claims',
    report: { ...report, cpuProfile },
    text: `${text}\n\n${toProfileText(cpuProfile)}\n\nProfiles: ${profileDir}`,
  };
}

async function benchIdle(run: BenchRun<ClaimsOptions>, count: number): Promise<BenchOutcome> {
  const { signal, say } = run;
  const result = await withBenchFolder(run, (folder) =>
    withBenchStack({ ...run, folder, workers: 1, noopWorkers: 0, profileDir: undefined }, (stack) =>
      measureIdle({ stack, load: IDLE_CLAIMS, count, signal, say }),
    ),
  );
  const report = toIdleReport(result);
  return { name: 'idle-claims', report, text: toIdleText(report) };
}
