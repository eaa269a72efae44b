import { toLoadReport, type LoadReport } from '../report/load-report.js';
import { toTablesText } from '../report/tables-text.js';
import { runLoad, type RunContext } from '../run/run-load.js';
import { searchSettings } from '../tune/search-settings.js';
import { toScore } from '../tune/score.js';
import { toTrialName, toTunePlots, toTuneTables, toVariables } from '../tune/tune-tables.js';
import { findTunables, type Settings } from '../tune/worker-settings.js';
import type { LoadCommand } from './load-options.js';
import { writeReport } from './write-report.js';

/** Finds the best settings for this machine and prints them as environment variables. Gives the exit code. */
export async function tuneRun(
  command: LoadCommand & { readonly task: 'tune' },
  context: RunContext,
): Promise<number> {
  const { options } = command;
  const tunables = findTunables();
  const runs: LoadReport[] = [];
  const quiet = { ...context, say: () => undefined };
  const measure = async (settings: Settings, tried: string | undefined): Promise<number> => {
    const result = await runLoad(options, quiet, toEnvironment(settings));
    context.signal.throwIfAborted();
    runs.push(toLoadReport(options, result));
    const score = toScore(result);
    context.say(
      `${runs.length}: ${toTrialName({ settings, ...(tried && { tried }) })}: p95 ${score.toFixed(0)} ms`,
    );
    return score;
  };
  const result = await searchSettings({ tunables, measure });
  const title = `Settings for ${options.profile}, ${options.shape}, ${options.rate}/s, ${options.workers} worker(s)`;
  const tables = toTuneTables(tunables, result);
  const written = await writeReport({
    root: context.root,
    name: 'tune',
    files: command,
    numbers: { options, ...result, runs: runs.map(({ samples: _, ...report }) => report) },
    page: { title, tables, plots: toTunePlots(result) },
  });
  console.log(`${toTablesText(title, tables)}\n\n${toVariables(tunables, result)}\n\n${written}`);
  return 0;
}

function toEnvironment(settings: Settings): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
}
