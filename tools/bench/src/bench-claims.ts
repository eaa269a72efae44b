import type { BenchOptions } from './command/bench-options.js';
import { measureRounds } from './measure/measure-rounds.js';
import { toReport } from './report/claims-report.js';
import { toClaimsText } from './report/claims-text.js';
import { makeBenchFolder } from './stack/bench-folder.js';
import { withBenchStack } from './stack/bench-stack.js';

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
export async function benchClaims({ root, options, signal, say }: BenchRun): Promise<BenchOutcome> {
  const folder = await makeBenchFolder();
  let isDone = false;
  try {
    const stackOptions = { root, folder, withNoops: true, profileDir: undefined, signal, say };
    const rounds = await withBenchStack(stackOptions, (stack) =>
      measureRounds({ stack, options, signal, say }),
    );
    isDone = true;
    const report = toReport(options, rounds);
    return { name: 'claims', report, text: toClaimsText(report) };
  } finally {
    const keepLogs = !isDone && !signal.aborted;
    await folder.remove({ keepLogs });
    if (keepLogs) say(`The logs are in ${folder.path}`);
  }
}
