import type { NativeConnection } from '@temporalio/worker';

const PING_TIMEOUT_MS = 900;

/** Resolves when the server answers within 0.9 s and knows the namespace. */
export async function pingTemporal(connection: NativeConnection, namespace: string): Promise<void> {
  await connection.withDeadline(Date.now() + PING_TIMEOUT_MS, () =>
    connection.workflowService.describeNamespace({ namespace }),
  );
}
