import type { BenchOutcome, BenchRun } from './bench-run.js';
import type { RollingOptions } from './command/rolling-options.js';
import { toClaimInputs } from './load/claim-inputs.js';
import { registerEntries } from './load/register-entries.js';
import { runClaim } from './rolling/claim-journey.js';
import { ENDS_POLLS, endsPolls } from './rolling/ended-polls.js';
import { findLostWork } from './rolling/lost-work.js';
import { startOpenLoop } from './rolling/open-loop.js';
import { restartWorkers } from './rolling/restart-workers.js';
import { toRollingReport, toRollingText, type RollingResult } from './rolling/rolling-report.js';
import { slowSomeCalls } from './rolling/slow-calls.js';
import { withBenchFolder } from './stack/bench-folder.js';
import { withBenchStack, type BenchStack } from './stack/bench-stack.js';
import { NAMESPACE } from './stack/stack-parts.js';

/** Restarts workers under load, on a stack of its own, and tells what that cost; nothing of it is left running. */
export async function rollingRestarts(run: BenchRun<RollingOptions>): Promise<BenchOutcome> {
  const { workers, developmentServer } = run.options;
  const setUp = {
    ...run,
    temporalServer: developmentServer ? 'development' : 'released',
    temporalConfig: ENDS_POLLS,
    workers,
    noopWorkers: 0,
    profileDir: undefined,
  } as const;
  const result = await withBenchFolder(run, (folder) =>
    withBenchStack({ ...setUp, folder }, (stack) => restartUnderLoad(stack, run)),
  );
  const report = toRollingReport(result);
  return {
    name: 'rolling-restarts',
    report,
    text: toRollingText(report),
    isGood: report.targets.every(({ isMet }) => isMet),
  };
}

async function restartUnderLoad(
  stack: BenchStack,
  { options, signal, say }: BenchRun<RollingOptions>,
): Promise<RollingResult> {
  const { client, workers, startWorker } = stack;
  const address = `127.0.0.1:${stack.ports.bridge}`;
  await slowSomeCalls(address);
  const load = startOpenLoop(options.claimsPerSecond, async (index) => {
    const entryIds = await registerEntries({ address, series: 0, first: index, count: 1, signal });
    const [input] = toClaimInputs(String(index), entryIds);
    return await runClaim(client, { workflowId: `claim-${index}`, input: input! });
  });
  const { restarts } = options;
  const done = await restartWorkers({ restarts, workers, startWorker, signal, say });
  say('waiting for the claims that are open');
  const journeys = await load.end();
  const ids = journeys.map(({ workflowId }) => workflowId);
  const lost = await findLostWork(client, ids, signal);
  const serverEndsPolls = await endsPolls(client, NAMESPACE);
  return { restarts: done, journeys, lost, serverEndsPolls };
}
