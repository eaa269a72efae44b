import { status } from '@grpc/grpc-js';
import type { Client } from '@temporalio/client';
import { CliError } from '../cli-error.js';
import { findServiceError } from '../reach/grpc-fault.js';
import type { History } from './history.js';

export interface FetchHistoriesOptions {
  readonly workflowId?: string | undefined;
  readonly query?: string | undefined;
  /** Of those that the query finds. */
  readonly limit: number;
}

/** Fetches the histories that are asked for from the server. @throws CliError there is no such run */
export async function fetchHistories(
  client: Client,
  { workflowId, query, limit }: FetchHistoriesOptions,
): Promise<History[]> {
  const histories: History[] = [];
  if (workflowId !== undefined) histories.push(await fetchOne(client, workflowId));
  if (query === undefined) return histories;
  let found = 0;
  for await (const run of client.workflow.list({ query, pageSize: Math.min(limit, 100) })) {
    histories.push(await fetchOne(client, run.workflowId, run.runId));
    if ((found += 1) >= limit) break;
  }
  return histories;
}

async function fetchOne(client: Client, workflowId: string, runId?: string): Promise<History> {
  try {
    const content = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    return { name: workflowId, content };
  } catch (error) {
    if (findServiceError(error)?.code === status.NOT_FOUND)
      throw new CliError('missing', 'there is no run with this workflow id');
    throw error;
  }
}
