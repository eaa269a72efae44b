import type { Client } from '@temporalio/client';

/**
 * Has a server of 1.31 or later end the polls of a worker that says that it stops. Else a task that the server gives to
 * a poll while the worker breaks it off is lost, and done again after its time-out (docs/deploys.md).
 */
export const ENDS_POLLS = { 'frontend.enableCancelWorkerPollsOnShutdown': 'true' } as const;

/** Tells whether the server does so. */
export async function endsPolls({ connection }: Client, namespace: string): Promise<boolean> {
  const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace });
  return namespaceInfo?.capabilities?.workerPollCompleteOnShutdown === true;
}
