import { dirname } from 'node:path';
import { createBridgeClient } from '@conn-dict/bridge';
import type { VSyncActivities, VSyncHostActivities } from '@conn-dict/contracts';
import { createDatabase, type Database } from '@conn-dict/database';
import { vsyncDomain } from '@conn-dict/vsync';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { CompareRequest } from './compare-request.js';

const nothing = async (): Promise<void> => undefined;

interface BenchedVSync {
  readonly database: Database;
  readonly activities: Pick<VSyncActivities, 'VerifySyncActivity'>;
  readonly hostActivities: Pick<VSyncHostActivities, 'CompareEntriesActivity'>;
}

/** Binds the domain to PostgreSQL and a directory, and to nothing else that costs time. */
export function bindVSync({ database: config, directory, file }: CompareRequest): BenchedVSync {
  const database = createDatabase({
    ...config,
    applicationName: 'bench',
    onError: () => undefined,
  });
  const { activities, hostActivities } = vsyncDomain.bind({
    database,
    bridge: createBridgeClient({ address: directory, timeoutMs: 10_000 }),
    events: { publish: nothing },
    metrics: { syncEnded: () => undefined, syncsKnown: () => undefined },
    logger: { info: () => undefined },
    participants: [],
    approval: { share: 1, entriesMin: 0 },
    hostTaskQueue: 'none',
    scratchFolder: dirname(file.path),
  });
  return { database, activities, hostActivities };
}

/** Runs an activity as a worker does, without Temporal. */
export function runActivity<In, Out>(activity: (input: In) => Promise<Out>, input: In) {
  const environment = new MockActivityEnvironment({ heartbeatTimeoutMs: 0 });
  return environment.run<[In], Out, typeof activity>(activity, input);
}
