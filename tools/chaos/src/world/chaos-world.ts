import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { openDirectory, type DirectoryView } from './directory-view.js';
import { startNetwork, type Network } from './network.js';
import { startServers, type Servers } from './servers.js';

/** All that seeds share: servers, a network before each worker, and ways past it. */
export interface ChaosWorld {
  readonly folder: string;
  readonly servers: Servers;
  readonly network: Network;
  /** To Temporal, past every proxy. */
  readonly connection: Connection;
  readonly directory: DirectoryView;
  readonly bridgeAddress: string;
}

/** Gives `work` a world, and stops it whatever happens. Its logs stay where `work` says so by what it answers. */
export async function withChaosWorld<T extends { readonly keepLogs: boolean }>(
  work: (world: ChaosWorld) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-chaos-'));
  const stops: (() => Promise<void>)[] = [];
  let keepLogs = true;
  try {
    const servers = await startServers(folder);
    stops.push(() => servers.stop());
    const network = await startNetwork(servers.ports);
    stops.push(() => network.close());
    const connection = await Connection.connect({ address: `127.0.0.1:${servers.ports.temporal}` });
    stops.push(() => connection.close());
    const bridgeAddress = `127.0.0.1:${servers.ports.bridge}`;
    const directory = openDirectory(bridgeAddress);
    stops.push(async () => directory.close());
    const world = { folder, servers, network, connection, directory, bridgeAddress };
    const result = await work(world);
    ({ keepLogs } = result);
    return result;
  } finally {
    for (const stop of stops.reverse()) await stop();
    if (!keepLogs) await rm(folder, { recursive: true, force: true });
  }
}

/** Makes a folder for the logs of one run. */
export async function makeLogFolder({ folder }: ChaosWorld, name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  return path;
}
