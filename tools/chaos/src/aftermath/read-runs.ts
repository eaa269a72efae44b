import { textsOf } from '@conn-dict/testing';
import {
  CancelledFailure,
  WorkflowFailedError,
  type Client,
  type WorkflowExecutionInfo,
  type WorkflowHandle,
} from '@temporalio/client';
import { mapInPages } from '../map-in-pages.js';
import { SYNCED } from '../journeys/sync-journey.js';
import { until } from '../world/until.js';
import type { SeenRun } from './aftermath.js';

/** Visibility lags behind by moments. */
const VISIBLE_WITHIN_MS = 30_000;

/** Runs that are asked for at once: all of a long run would be too many for the server. */
const RUNS_AT_ONCE = 20;

export interface ReadRuns {
  readonly runs: readonly SeenRun[];
  /** Ids, memos, search attributes and pending failures: what anybody sees in the UI. */
  readonly shown: readonly string[];
}

/** Reads every run of the namespace, once all of `expected` are seen. A run that continued as new is not one more. */
export async function readRuns(client: Client, expected: readonly string[]): Promise<ReadRuns> {
  let infos: readonly WorkflowExecutionInfo[] = [];
  const look = async (): Promise<true | undefined> => {
    infos = await listAll(client);
    const ids = new Set(infos.map(({ workflowId }) => workflowId));
    return expected.every((id) => ids.has(id)) || undefined;
  };
  // One that is missing is told by the invariant.
  await until('every run is visible', VISIBLE_WITHIN_MS, look).catch(() => undefined);
  const ended = infos.filter(({ status }) => status.name !== 'CONTINUED_AS_NEW');
  const runs = await mapInPages(ended, RUNS_AT_ONCE, ({ workflowId, runId }) =>
    readRun(client, workflowId, runId),
  );
  return { runs, shown: infos.map(({ raw }) => textsOf(raw)) };
}

async function listAll(client: Client): Promise<readonly WorkflowExecutionInfo[]> {
  const seen: WorkflowExecutionInfo[] = [];
  for await (const info of client.workflow.list()) seen.push(info);
  return seen;
}

async function readRun(client: Client, workflowId: string, runId: string): Promise<SeenRun> {
  const run = client.workflow.getHandle(workflowId, runId);
  const { closeTime } = await run.describe();
  const end = closeTime === undefined ? 'running' : await endOf(run);
  return { workflowId, end, endedAtMs: closeTime?.getTime() };
}

async function endOf(run: WorkflowHandle): Promise<string> {
  try {
    const result: unknown = await run.result();
    return (result as { status?: string } | undefined)?.status ?? SYNCED;
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return error.cause instanceof CancelledFailure ? 'cancelled' : `failed: ${typeOf(error.cause)}`;
  }
}

function typeOf(cause: unknown): string {
  const { type, cause: inner } = cause as { type?: string; cause?: unknown };
  return type ?? (inner === undefined ? String(cause) : typeOf(inner));
}
