import { DEFAULT_TASK_QUEUE } from '@conn-dict/contracts';
import type { Client } from '@temporalio/client';

/** Tasks that the server holds for a worker to come; undefined where it did not tell in time. */
export interface Backlog {
  readonly workflowTasks: number | undefined;
  readonly activityTasks: number | undefined;
}

/** TaskQueueType of Temporal's API. */
const TYPES = { workflowTasks: 1, activityTasks: 2 } as const;

const ANSWER_MS_MAX = 2_000;

/** Asks the server for the backlog of the workers' queue. Tasks of sticky queues are none of it: the server leaves them out. */
export async function readBacklog(client: Client): Promise<Backlog> {
  const [workflowTasks, activityTasks] = await Promise.all([
    readStats(client, TYPES.workflowTasks),
    readStats(client, TYPES.activityTasks),
  ]);
  return { workflowTasks, activityTasks };
}

async function readStats(
  { connection, options: { namespace } }: Client,
  taskQueueType: number,
): Promise<number | undefined> {
  try {
    const { stats } = await connection.withDeadline(Date.now() + ANSWER_MS_MAX, () =>
      connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: DEFAULT_TASK_QUEUE },
        taskQueueType,
        reportStats: true,
      }),
    );
    return Number(stats?.approximateBacklogCount ?? 0);
  } catch {
    return undefined;
  }
}
