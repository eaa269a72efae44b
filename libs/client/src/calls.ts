import type { Client, WorkflowClient } from '@temporalio/client';
import { toCallError } from './call-failure.js';
import { ConnDictError, isConnDictError } from './conn-dict-error.js';

/** Makes calls to Temporal about one run, in time, and rejects with nothing but `ConnDictError`. */
export interface Calls {
  /** @throws ConnDictError `CallTimedOut` without an answer in the client's own time. */
  make<T>(workflowId: string, call: (workflow: WorkflowClient) => Promise<T>): Promise<T>;
  /** Waits as long as the caller wants to. @throws ConnDictError `WaitTimedOut` after `timeoutMs` */
  wait<T>(
    workflowId: string,
    timeoutMs: number | undefined,
    call: (workflow: WorkflowClient) => Promise<T>,
  ): Promise<T>;
}

export interface CallsDeps {
  readonly client: Client;
  readonly timeoutMs: number;
  readonly isClosed: () => boolean;
}

export function createCalls({ client, timeoutMs, isClosed }: CallsDeps): Calls {
  async function within<T>(
    workflowId: string,
    limitMs: number | undefined,
    call: () => Promise<T>,
  ) {
    if (isClosed()) throw new ConnDictError('ClientClosed', { workflowId });
    try {
      if (limitMs === undefined) return await call();
      return await client.withDeadline(Date.now() + limitMs, call);
    } catch (error) {
      throw toCallError(error, workflowId);
    }
  }
  return {
    make: (workflowId, call) => within(workflowId, timeoutMs, () => call(client.workflow)),
    async wait(workflowId, limitMs, call) {
      try {
        return await within(workflowId, limitMs, () => call(client.workflow));
      } catch (error) {
        if (!isConnDictError(error) || error.type !== 'CallTimedOut') throw error;
        throw new ConnDictError('WaitTimedOut', { workflowId });
      }
    },
  };
}
