import {
  WorkflowExecutionAlreadyStartedError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../world/until.js';
import { TASK_QUEUE } from '../world/worker-program.js';

/** As long as Temporal may be away. */
const REACH_TIMEOUT_MS = 60_000;
/** A call to a frozen server gives up then, and is made again. */
const CALL_TIMEOUT_MS = 10_000;

const LOOK_EVERY_MS = 250;
/** Pauses between attempts are at most a minute. */
export const ENDED_TIMEOUT_MS = 150_000;

/** Calls that outlive a Temporal that is away: they are repeated until one is answered, which is safe. */
export interface Reach {
  start(type: string, workflowId: string, input: object): Promise<void>;
  signal(workflowId: string, name: string, ...args: readonly unknown[]): Promise<void>;
  cancel(workflowId: string): Promise<void>;
  /** Waits until the run has ended, or for so long that it never will. */
  ended(workflowId: string): Promise<void>;
  status(workflowId: string): Promise<string>;
}

export function createReach(client: Client): Reach {
  const reach = async <T>(
    what: string,
    id: string,
    call: (run: WorkflowHandle) => Promise<T>,
  ): Promise<T> => {
    const look = () =>
      client.withDeadline(Date.now() + CALL_TIMEOUT_MS, async () => ({
        value: await call(client.workflow.getHandle(id)),
      }));
    return (await until(`${what} ${id}`, REACH_TIMEOUT_MS, look)).value;
  };
  return {
    start: (type, workflowId, input) =>
      reach('start', workflowId, () => startOnce(client, type, workflowId, input)),
    signal: async (id, name, ...args) =>
      reach(`signal ${name}`, id, (run) => run.signal(name, ...args)),
    cancel: async (id) => {
      await reach('cancel', id, (run) => run.cancel());
    },
    async ended(id) {
      const giveUpAt = performance.now() + ENDED_TIMEOUT_MS;
      while ((await this.status(id)) === 'RUNNING' && performance.now() < giveUpAt)
        await sleep(LOOK_EVERY_MS);
    },
    status: async (id) => reach('describe', id, async (run) => (await run.describe()).status.name),
  };
}

/** A start whose answer was lost has started the run: it may have ended since. */
async function startOnce(
  client: Client,
  type: string,
  workflowId: string,
  input: object,
): Promise<void> {
  try {
    await client.workflow.start(type, {
      taskQueue: TASK_QUEUE,
      workflowId,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [input],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
