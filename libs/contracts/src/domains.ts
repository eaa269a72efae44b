/** The four domains; each can run as a worker of its own. */
export const DOMAINS = ['claim', 'entry', 'infraction', 'vsync'] as const;
export type Domain = (typeof DOMAINS)[number];

/** Task queue of the combined worker. */
export const DEFAULT_TASK_QUEUE = 'conn-dict-task-queue';

/** Task queue of the worker that runs one domain only. */
export function domainTaskQueue(taskQueue: string, domain: Domain): string {
  return `${taskQueue}-${domain}`;
}

/** How the worker names itself in `/health`, `/ready`, events and traces. */
export const SERVICE_NAME = 'conn-dict-worker';
