import { ConfigError } from '@conn-dict/config';
import { DOMAINS, domainTaskQueue } from '@conn-dict/contracts';
import { isNamespaceMissing } from '../reach/grpc-fault.js';
import type { OpenTemporal } from '../reach/open-temporal.js';
import { withTemporal, type DoctorDeps } from './doctor-deps.js';
import { fault, good, unknown, type Check, type Finding } from './finding.js';
import { toFinding } from './temporal-checks.js';

/** A poll waits a minute at the server: who has not polled for two is gone, though the server lists it for five. */
const SILENT_MS_MAX = 120_000;

const KINDS = [
  { kind: 1, name: 'workflow' },
  { kind: 2, name: 'activity' },
] as const;

/** How many workers poll a queue, by what they take. */
interface Pollers {
  readonly queue: string;
  readonly workflow: number;
  readonly activity: number;
}

/** Makes the check that workers take tasks of every queue. */
export function createPollerCheck(deps: DoctorDeps): Check {
  return {
    name: 'pollers',
    run: async () =>
      await withTemporal(deps, async (temporal) => {
        const { temporal: part } = deps.parts;
        if (part instanceof ConfigError) return unknown('its variables are wrong: see config');
        try {
          return await temporal.connection.withDeadline(Date.now() + deps.limitMs, () =>
            checkQueues(temporal, part.taskQueue, deps),
          );
        } catch (error) {
          if (isNamespaceMissing(error)) return unknown('there is no such namespace');
          return toFinding(error, 'look at what the credentials may do in that namespace');
        }
      }),
  };
}

async function checkQueues(
  temporal: OpenTemporal,
  taskQueue: string,
  { deployment }: DoctorDeps,
): Promise<Finding> {
  const count = (queues: readonly string[]) =>
    Promise.all(queues.map((queue) => countPollers(temporal, queue)));
  const domainQueues = DOMAINS.map((domain) => domainTaskQueue(taskQueue, domain));
  if (deployment === 'combined') return judge(await count([taskQueue]));
  if (deployment === 'partitioned') return judge(await count(domainQueues));
  const combined = await count([taskQueue]);
  const domains = await count(domainQueues);
  return judge(combined.some(isPolled) || !domains.some(isPolled) ? combined : domains);
}

async function countPollers({ client, connection }: OpenTemporal, queue: string): Promise<Pollers> {
  const { namespace } = client.options;
  const counts = await Promise.all(
    KINDS.map(async ({ kind, name }) => {
      const { pollers } = await connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: queue },
        taskQueueType: kind,
      });
      const alive = pollers.filter(
        ({ lastAccessTime }) =>
          Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1_000 < SILENT_MS_MAX,
      );
      return [name, alive.length];
    }),
  );
  return { queue, ...(Object.fromEntries(counts) as Omit<Pollers, 'queue'>) };
}

const isPolled = ({ workflow, activity }: Pollers): boolean => workflow > 0 || activity > 0;

function judge(queues: readonly Pollers[]): Finding {
  const lacking = queues.flatMap((pollers) =>
    KINDS.filter(({ name }) => pollers[name] === 0).map(
      ({ name }) => `nobody takes ${name} tasks of ${pollers.queue}`,
    ),
  );
  if (lacking.length > 0)
    return fault(
      lacking.join('; '),
      'start the worker, or set TEMPORAL_TASK_QUEUE to what the workers have; --workers partitioned for a worker each domain',
    );
  return good(
    queues
      .map(
        ({ queue, workflow, activity }) => `${queue}: ${workflow} workflow, ${activity} activity`,
      )
      .join('; '),
  );
}
