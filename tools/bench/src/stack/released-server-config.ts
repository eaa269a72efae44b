import type { BenchPorts } from './bench-ports.js';

const HOST = '127.0.0.1';
const STORE = 'memory';
const CLUSTER = 'active';

/**
 * Makes the configuration of Temporal's server: one process, its data in memory as the development server keeps it.
 *
 * Its file is YAML, of which JSON is a part.
 */
export function toServerConfig(ports: BenchPorts, dynamicConfigFile: string): object {
  const frontend = `${HOST}:${ports.temporal}`;
  return {
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: STORE,
      visibilityStore: STORE,
      numHistoryShards: 1,
      datastores: { [STORE]: { sql: SQL } },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: HOST },
      metrics: { prometheus: { listenAddress: `${HOST}:${ports.temporalMetrics}` } },
    },
    services: {
      frontend: toService(ports.temporal, ports.temporalMembership, ports.temporalHttp),
      history: toService(ports.historyService, ports.historyMembership),
      matching: toService(ports.matchingService, ports.matchingMembership),
      worker: toService(ports.workerService, ports.workerMembership),
    },
    clusterMetadata: {
      failoverVersionIncrement: 10,
      masterClusterName: CLUSTER,
      currentClusterName: CLUSTER,
      clusterInformation: {
        [CLUSTER]: { enabled: true, initialFailoverVersion: 1, rpcAddress: frontend },
      },
    },
    publicClient: { hostPort: frontend },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '60s' },
  };
}

/** Sets each value for all namespaces and task queues. */
export function toDynamicConfig(values: Readonly<Record<string, string>>): object {
  const settings = Object.entries(values).map(([name, value]) => [
    name,
    [{ value: JSON.parse(value) as unknown }],
  ]);
  return Object.fromEntries(settings) as object;
}

const SQL = {
  pluginName: 'sqlite',
  databaseName: 'bench',
  connectAddr: 'localhost',
  connectProtocol: 'tcp',
  connectAttributes: { mode: 'memory', cache: 'shared' },
};

function toService(grpcPort: number, membershipPort: number, httpPort?: number): object {
  return { rpc: { grpcPort, membershipPort, httpPort, bindOnIP: HOST } };
}
