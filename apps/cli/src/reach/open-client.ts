import { createConnDictClient, type ConnDictClient } from '@conn-dict/client';
import type { ClientConfig } from '@conn-dict/config';
import type { Client } from '@temporalio/client';
import type { Workers } from '../commands/workers-option.js';
import { openTemporal } from './open-temporal.js';

export interface OpenClient {
  readonly dict: ConnDictClient;
  readonly client: Client;
  close(): Promise<void>;
}

/** Makes a client of the workers' processes over one of Temporal. @throws TlsFilesError */
export function openClient(config: ClientConfig, workers: Workers): OpenClient {
  const { client, close } = openTemporal(config);
  const { taskQueue } = config.temporal;
  const dict = createConnDictClient({ client, taskQueues: workers, taskQueue });
  return { dict, client, close };
}
