import type { ConnDictClient } from '@conn-dict/client';
import { loadClientConfig } from '@conn-dict/config';
import type { Client } from '@temporalio/client';
import type { Terminal } from '../terminal.js';
import type { Workers } from './workers-option.js';

/**
 * Lends a client of the workers' processes, and of Temporal itself, and closes it. What it needs is loaded here: help and
 * completion do without.
 *
 * @throws ConfigError
 */
export async function withClient<Result>(
  { env }: Pick<Terminal, 'env'>,
  workers: Workers,
  use: (dict: ConnDictClient, client: Client) => Promise<Result>,
): Promise<Result> {
  const config = loadClientConfig(env);
  const { openClient } = await import('../reach/open-client.js');
  const { dict, client, close } = openClient(config, workers);
  try {
    return await use(dict, client);
  } finally {
    await close();
  }
}
