import { DEFAULT_TASK_QUEUE, DOMAINS, domainTaskQueue, type Domain } from '@conn-dict/contracts';

/** The queue of each domain's workflows. */
export type TaskQueues = Readonly<Record<Domain, string>>;

export interface TaskQueueOptions {
  /**
   * How the workers are deployed: `combined`, one queue for all domains; `partitioned`, each domain on its own
   * (`<taskQueue>-claim` and so on); or the queue of each domain by name.
   *
   * @default 'combined'
   */
  readonly taskQueues?: 'combined' | 'partitioned' | TaskQueues;
  /**
   * What the workers have as TEMPORAL_TASK_QUEUE.
   *
   * @default 'conn-dict-task-queue'
   */
  readonly taskQueue?: string;
}

export function toTaskQueues({
  taskQueues = 'combined',
  taskQueue = DEFAULT_TASK_QUEUE,
}: TaskQueueOptions): TaskQueues {
  if (typeof taskQueues === 'object') return taskQueues;
  const queueOf = (domain: Domain): string =>
    taskQueues === 'combined' ? taskQueue : domainTaskQueue(taskQueue, domain);
  return Object.fromEntries(DOMAINS.map((domain) => [domain, queueOf(domain)])) as TaskQueues;
}
