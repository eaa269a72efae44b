import { access, readFile } from 'node:fs/promises';
import { loadClientConfig } from '@conn-dict/config';
import { Option } from 'commander';
import { CliError } from '../cli-error.js';
import { parseCount } from '../input/duration-option.js';
import { WORKFLOW_BUNDLE } from '../installation.js';
import { printDocument } from '../output/printer.js';
import { renderTable } from '../output/render-table.js';
import type { ReplayOutcome } from '../replay/replay-histories.js';
import type { History } from '../replay/history.js';
import type { Terminal } from '../terminal.js';
import { createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';

interface ReplayOptions extends LeafOptions {
  readonly bundle: string;
  readonly workflowId?: string;
  readonly query?: string;
  readonly limit: number;
}

/** Makes `conn-dict replay`. */
export function createReplayCommand(terminal: Terminal): CliCommand {
  return createLeaf('replay', 'tells whether runs of before go on with the workflows of a build')
    .argument('[files...]', 'histories, as "temporal workflow show -o json" writes them')
    .addOption(
      new Option('--bundle <file>', 'the workflow bundle').default(
        WORKFLOW_BUNDLE,
        "the image's, or the combined worker's as built in this clone",
      ),
    )
    .option('--workflow-id <id>', "that run's history, from the server")
    .option('--query <query>', 'histories of the runs that a visibility query finds')
    .option('--limit <count>', 'how many of them at most', parseCount, 100)
    .addExamples(
      'conn-dict replay history.json',
      'conn-dict replay --workflow-id claim-TEST-001',
      `conn-dict replay --query 'ExecutionStatus = "Running"' --limit 500 --output json`,
    )
    .action(async (files: string[], options: ReplayOptions) => {
      await assertReadable(options.bundle);
      const histories = [...(await readHistories(files)), ...(await fetchAsked(terminal, options))];
      if (histories.length === 0) throw new CliError('missing', 'there is no history to replay');
      // The SDK's worker takes half a second to load: only who replays waits for it.
      const { replayHistories } = await import('../replay/replay-histories.js');
      const { encryption } = loadClientConfig(terminal.env);
      const outcomes = await replayHistories({ bundlePath: options.bundle, histories, encryption });
      printDocument(terminal, options.output, { histories: outcomes }, renderOutcomes);
      const broken = outcomes.filter(({ replays }) => !replays).length;
      if (broken > 0) throw new CliError('fault', `${broken} of ${outcomes.length} do not replay`);
    });
}

async function assertReadable(bundle: string): Promise<void> {
  try {
    await access(bundle);
  } catch {
    const remedy = 'make it with "npx nx run worker:bundle", or name another with --bundle';
    throw new CliError('missing', `--bundle: there is no workflow bundle: ${remedy}`);
  }
}

async function readHistories(files: readonly string[]): Promise<History[]> {
  return await Promise.all(
    files.map(async (file) => {
      try {
        return { name: file, content: JSON.parse(await readFile(file, 'utf8')) as unknown };
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw new CliError('input', `${file}: is not JSON`);
        throw new CliError('missing', `${file}: cannot be read (${code})`);
      }
    }),
  );
}

async function fetchAsked(terminal: Terminal, options: ReplayOptions): Promise<History[]> {
  const { workflowId, query, limit } = options;
  if (workflowId === undefined && query === undefined) return [];
  const { openTemporal } = await import('../reach/open-temporal.js');
  const { fetchHistories } = await import('../replay/fetch-histories.js');
  const { client, close } = openTemporal(loadClientConfig(terminal.env));
  try {
    return await fetchHistories(client, { workflowId, query, limit });
  } finally {
    await close();
  }
}

function renderOutcomes({ histories }: { readonly histories: readonly ReplayOutcome[] }): string {
  const rows = histories.map(({ name, replays, reason }) => [
    name,
    replays ? 'replays' : 'BROKEN',
    reason,
  ]);
  return renderTable(['HISTORY', 'OUTCOME', 'REASON'], rows);
}
