import { randomUUID } from 'node:crypto';
import type { Connection } from '@temporalio/client';
import { until } from './until.js';

const KEPT_SECONDS = 86_400;
/** Temporal's own parts learn of a new namespace within seconds. */
const KNOWN_WITHIN_MS = 60_000;

/** Makes a namespace that nobody has used yet, and waits until Temporal serves it. */
export async function makeNamespace(connection: Connection, name: string): Promise<string> {
  const namespace = `${name}-${randomUUID()}`;
  const { workflowService } = connection;
  await workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: KEPT_SECONDS } as never,
  });
  await until(`namespace ${namespace} is known`, KNOWN_WITHIN_MS, () =>
    workflowService.listWorkflowExecutions({ namespace, pageSize: 1 }),
  );
  return namespace;
}
