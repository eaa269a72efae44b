import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchOptions } from './command/bench-options.js';
import { CLAIM } from './load/load-kind.js';
import { measureIdle } from './measure/measure-idle.js';
import { measureRounds } from './measure/measure-rounds.js';
import { readProfileReport, toProfileText } from './profile/profile-report.js';
import { toReport } from './report/claims-report.js';
import { toClaimsText } from './report/claims-text.js';
import { toIdleReport, toIdleText } from './report/idle-text.js';
import { makeBenchFolder, type BenchFolder } from './stack/bench-folder.js';
import { withBenchStack, type BenchStackOptions } from './stack/bench-stack.js';

export interface BenchRun {
  /** Root of the project. */
  readonly root: string;
  readonly options: BenchOptions;
  /** Ends the run. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

export interface BenchOutcome {
  /** Names the kind of measurement. */
  readonly name: 'claims' | 'idle-claims';
  /** The numbers, for machines. */
  readonly report: object;
  /** The same for people. */
  readonly text: string;
}

/** Starts a stack, measures on it, and leaves nothing of it behind. */
export async function benchClaims(run: BenchRun): Promise<BenchOutcome> {
  const folder = await makeBenchFolder();
  let isDone = false;
  try {
    const outcome = await (run.options.idle === undefined
      ? benchRounds(run, folder)
      : benchIdle(run, folder, run.options.idle));
    isDone = true;
    return outcome;
  } finally {
    const keepLogs = !isDone && !run.signal.aborted;
    await folder.remove({ keepLogs });
    if (keepLogs) run.say(`The logs are in ${folder.path}`);
  }
}

async function benchRounds(run: BenchRun, folder: BenchFolder): Promise<BenchOutcome> {
  const { options, signal, say } = run;
  const profileDir = options.cpuProfile ? await makeProfileFolder(run) : undefined;
  const rounds = await withBenchStack(
    { ...toStackOptions(run, folder), withNoops: true, profileDir },
    (stack) => measureRounds({ stack, options, signal, say }),
  );
  const report = toReport(options, rounds);
  const text = toClaimsText(report);
  if (profileDir === undefined) return { name: 'claims', report, text };
  const cpuProfile = await readProfileReport(join(profileDir, CLAIM.worker));
  return {
    name: 'claims',
    report: { ...report, cpuProfile },
    text: `${text}\n\n${toProfileText(cpuProfile)}\n\nProfiles: ${profileDir}`,
  };
}

async function benchIdle(run: BenchRun, folder: BenchFolder, count: number): Promise<BenchOutcome> {
  const { signal, say } = run;
  const result = await withBenchStack(toStackOptions(run, folder), (stack) =>
    measureIdle({ stack, count, signal, say }),
  );
  const report = toIdleReport(result);
  return { name: 'idle-claims', report, text: toIdleText(report) };
}

function toStackOptions({ root, signal, say }: BenchRun, folder: BenchFolder): BenchStackOptions {
  return { root, folder, signal, say, withNoops: false, profileDir: undefined };
}

/** Makes the folder of the profiles, without those of an earlier run. */
async function makeProfileFolder({ root }: BenchRun): Promise<string> {
  const path = join(root, 'tools/bench/.out/cpu-profile');
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  return path;
}
