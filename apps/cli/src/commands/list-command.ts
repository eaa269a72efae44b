import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { Option } from 'commander';
import { parseCount } from '../input/duration-option.js';
import { printDocument } from '../output/printer.js';
import { renderTable } from '../output/render-table.js';
import type { Terminal } from '../terminal.js';
import { createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';
import { withClient } from './with-client.js';

/** As Temporal's visibility names them, by what is typed. */
const STATUSES = {
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Canceled',
  terminated: 'Terminated',
  'timed-out': 'TimedOut',
} as const;
type Status = keyof typeof STATUSES;

interface ListOptions extends LeafOptions {
  readonly status?: Status;
  readonly limit: number;
}

interface ListedRun {
  readonly workflow_id: string;
  readonly workflow_type: string;
  readonly status: string;
  readonly started_at: string;
  readonly closed_at?: string;
}

/** Makes the command that lists runs of these workflow types, the youngest first. */
export function createListCommand(
  terminal: Terminal,
  workflowTypes: readonly string[],
): CliCommand {
  const statuses = Object.keys(STATUSES);
  return createLeaf('list', 'lists runs, the youngest first')
    .addOption(new Option('--status <status>', 'only those').choices(statuses))
    .option('--limit <count>', 'how many at most', parseCount, 20)
    .action(async ({ status, limit, output }: ListOptions) => {
      const query = toQuery(workflowTypes, status);
      const runs = await withClient(terminal, 'combined', (_dict, client) =>
        list(client, query, limit),
      );
      printDocument(terminal, output, { runs }, renderRuns);
    });
}

function toQuery(workflowTypes: readonly string[], status: Status | undefined): string {
  const types = workflowTypes.map((type) => `"${type}"`).join(', ');
  const ofStatus = status === undefined ? '' : ` AND ExecutionStatus = "${STATUSES[status]}"`;
  return `WorkflowType IN (${types})${ofStatus}`;
}

async function list(client: Client, query: string, limit: number): Promise<ListedRun[]> {
  const runs: ListedRun[] = [];
  for await (const found of client.workflow.list({ query, pageSize: Math.min(limit, 100) })) {
    runs.push(toListed(found));
    if (runs.length >= limit) break;
  }
  return runs;
}

function toListed({
  workflowId,
  type,
  status,
  startTime,
  closeTime,
}: WorkflowExecutionInfo): ListedRun {
  return {
    workflow_id: workflowId,
    workflow_type: type,
    status: status.name,
    started_at: startTime.toISOString(),
    ...(closeTime && { closed_at: closeTime.toISOString() }),
  };
}

function renderRuns({ runs }: { readonly runs: readonly ListedRun[] }): string {
  const rows = runs.map((run) => [
    run.workflow_id,
    run.workflow_type,
    run.status,
    run.started_at,
    run.closed_at,
  ]);
  return renderTable(['WORKFLOW ID', 'TYPE', 'STATUS', 'STARTED', 'CLOSED'], rows);
}
