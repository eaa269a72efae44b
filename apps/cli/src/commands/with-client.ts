import { createConnDictClient, type ConnDictClient } from '@conn-dict/client';
import { loadClientConfig } from '@conn-dict/config';
import type { Client } from '@temporalio/client';
import { Option } from 'commander';
import { openTemporal } from '../reach/open-temporal.js';
import type { Terminal } from '../terminal.js';

export const WORKERS = ['combined', 'partitioned'] as const;
export type Workers = (typeof WORKERS)[number];

/** Where a start goes: the one queue of the combined worker, or the queue of a domain's own. */
export function workersOption(): Option {
  return new Option(
    '--workers <kind>',
    'how the workers are deployed: on one queue, or one each domain',
  )
    .choices(WORKERS)
    .default('combined');
}

/** Lends a client of the workers' processes, and of Temporal itself, and closes it. @throws ConfigError */
export async function withClient<Result>(
  { env }: Pick<Terminal, 'env'>,
  workers: Workers,
  use: (dict: ConnDictClient, client: Client) => Promise<Result>,
): Promise<Result> {
  const config = loadClientConfig(env);
  const { client, close } = openTemporal(config);
  try {
    const { taskQueue } = config.temporal;
    return await use(createConnDictClient({ client, taskQueues: workers, taskQueue }), client);
  } finally {
    await close();
  }
}
