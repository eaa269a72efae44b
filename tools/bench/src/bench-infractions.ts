import type { BenchOutcome, BenchRun } from './bench-run.js';
import type { InfractionsOptions } from './command/infractions-options.js';
import { IDLE_INFRACTIONS } from './load/idle-load.js';
import { createInfractionWorkload } from './load/infraction-workload.js';
import { measureIdle } from './measure/measure-idle.js';
import { measureRounds } from './measure/measure-rounds.js';
import { toInfractionsReport, toInfractionsText } from './report/infractions-report.js';
import { withBenchFolder } from './stack/bench-folder.js';
import { withBenchStack, type BenchStack } from './stack/bench-stack.js';

/** Measures investigations that are decided, then those that wait, each on a stack of its own, and leaves nothing running. */
export async function benchInfractions(run: BenchRun<InfractionsOptions>): Promise<BenchOutcome> {
  const { options, signal, say } = run;
  const workload = createInfractionWorkload({ ...options, signal });
  const rounds = await withOneWorker(run, (stack) =>
    measureRounds({ stack, workload, options, signal, say }),
  );
  const idle = await withOneWorker(run, (stack) =>
    measureIdle({ stack, load: IDLE_INFRACTIONS, count: options.idle, signal, say }),
  );
  const report = toInfractionsReport(options, rounds, idle);
  return { name: 'infractions', report, text: toInfractionsText(report) };
}

function withOneWorker<T>(
  run: BenchRun<InfractionsOptions>,
  work: (stack: BenchStack) => Promise<T>,
): Promise<T> {
  return withBenchFolder(run, (folder) =>
    withBenchStack({ ...run, folder, workers: 1, noopWorkers: 0, profileDir: undefined }, work),
  );
}
