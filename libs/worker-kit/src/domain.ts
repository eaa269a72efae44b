import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';

/** What the SDK calls as an activity; its input and result are the domain's business. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the SDK's own type for any activity
export type ActivityFunction = (...args: any[]) => Promise<any>;
export type Activities = Readonly<Record<string, ActivityFunction>>;

/** Where a worker is connected to. */
export interface ConnectedWorker {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** The queue that its workflows run on. */
  readonly taskQueue: string;
  /** Encodes what a client over that connection writes, as the worker does. @default as it is */
  readonly dataConverter?: Pick<DataConverter, 'payloadCodecs'>;
}

/** What a domain gives to the worker that hosts it. */
export interface Domain {
  readonly name: string;
  /** Names of its workflows, as the bundle registers them. */
  readonly workflowTypes: readonly string[];
  /** Its activities by registered name. */
  readonly activities: Activities;
  /** Those that stay on one host: for the queue of this process alone. @default none */
  readonly hostActivities?: Activities;
  /** What is to be kept at the server, such as a schedule; repeated until it works, beside the tasks. @default nothing */
  readonly onConnected?: (worker: ConnectedWorker) => Promise<void>;
  /** Brings metrics up to date that other processes change too; asked for by scrapes, once a minute at most. @default nothing */
  readonly observe?: () => Promise<void>;
}

/**
 * Puts domains together for one worker.
 *
 * @throws Error where two of them give the same name to different functions: one would silently win.
 */
export function mergeDomains(domains: readonly Domain[]): Domain {
  const workflowTypes = new Set(domains.flatMap((domain) => domain.workflowTypes));
  const hooks = domains.flatMap(({ onConnected }) => onConnected ?? []);
  const observers = domains.flatMap(({ observe }) => observe ?? []);
  return {
    name: domains.map(({ name }) => name).join('+'),
    workflowTypes: [...workflowTypes],
    activities: mergeActivities(domains, ({ activities }) => activities),
    hostActivities: mergeActivities(domains, ({ hostActivities = {} }) => hostActivities),
    async onConnected(worker) {
      for (const hook of hooks) await hook(worker);
    },
    async observe() {
      for (const observe of observers) await observe();
    },
  };
}

function mergeActivities(
  domains: readonly Domain[],
  activitiesOf: (domain: Domain) => Activities,
): Activities {
  const merged: Record<string, ActivityFunction> = {};
  for (const domain of domains) {
    for (const [name, activity] of Object.entries(activitiesOf(domain))) {
      if (Object.hasOwn(merged, name) && merged[name] !== activity) {
        throw new Error(`activity ${name} of domain ${domain.name} is already another function`);
      }
      merged[name] = activity;
    }
  }
  return merged;
}

/** Puts a domain's names and its bound activities, typed by interfaces of contracts, into one value for its host. */
export function hosted(
  { name, workflowTypes }: Pick<Domain, 'name' | 'workflowTypes'>,
  activities: object,
  more: { readonly hostActivities?: object } & Pick<Domain, 'onConnected' | 'observe'> = {},
): Domain {
  const { hostActivities = {}, ...hooks } = more;
  return {
    name,
    workflowTypes,
    activities: activities as Activities,
    hostActivities: hostActivities as Activities,
    ...hooks,
  };
}
