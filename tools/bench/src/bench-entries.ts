import { join } from 'node:path';
import { makeProfileFolder, type BenchOutcome, type BenchRun } from './bench-run.js';
import type { EntriesOptions } from './command/entries-options.js';
import { ENTRY_WORKLOAD } from './load/entry-workload.js';
import { measureRounds } from './measure/measure-rounds.js';
import { readProfileReport, toProfileText } from './profile/profile-report.js';
import { toEntriesReport, toWorkers, type EntriesRun } from './report/entries-report.js';
import { toEntriesText } from './report/entries-text.js';
import { withBenchFolder } from './stack/bench-folder.js';
import { withBenchStack } from './stack/bench-stack.js';
import { workerName } from './stack/worker-parts.js';

/** Processes of each worker, a stack for each number. */
const WORKER_COUNTS = [1, 4] as const;

/** Measures the creation of entries with each number of workers, and leaves nothing running. */
export async function benchEntries(run: BenchRun<EntriesOptions>): Promise<BenchOutcome> {
  const runs: EntriesRun[] = [];
  const profiles: string[] = [];
  for (const workers of WORKER_COUNTS) {
    run.say(`${toWorkers({ workers })}:`);
    const profileDir = run.options.cpuProfile
      ? await makeProfileFolder(run, `entries-${workers}`)
      : undefined;
    runs.push(await measure(run, workers, profileDir));
    if (profileDir !== undefined) profiles.push(await toProfile(profileDir, workers));
  }
  const report = toEntriesReport(run.options, runs);
  return { name: 'entries', report, text: [toEntriesText(report), ...profiles].join('\n\n') };
}

async function measure(
  run: BenchRun<EntriesOptions>,
  workers: number,
  profileDir: string | undefined,
): Promise<EntriesRun> {
  const { options, signal, say } = run;
  const rounds = await withBenchFolder(run, (folder) =>
    withBenchStack({ ...run, folder, workers, noopWorkers: workers, profileDir }, (stack) =>
      measureRounds({ stack, workload: ENTRY_WORKLOAD, options, signal, say }),
    ),
  );
  return { workers, rounds };
}

/** Of the first process; the others do the same. */
async function toProfile(folder: string, workers: number): Promise<string> {
  const report = await readProfileReport(join(folder, workerName('workers', 0)));
  return `${toWorkers({ workers })}, the first:\n\n${toProfileText(report)}\n\nProfiles: ${folder}`;
}
