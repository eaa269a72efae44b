import { startTcpProxy, type ProxyMode, type TcpProxy } from '@conn-dict/testing';
import {
  DEPENDENCIES,
  WORKERS,
  type Dependency,
  type NetworkFault,
  type WorkerName,
} from '../plan/fault-plan.js';

/** The stretches of network between one worker and what it depends on. */
export type Links = Readonly<Record<Dependency, TcpProxy>>;

/** A proxy for each worker and dependency. */
export interface Network {
  readonly links: Readonly<Record<WorkerName, Links>>;
  /** Makes the links of some workers to a dependency bad. */
  spoil(part: Dependency, workers: readonly WorkerName[], kind: NetworkFault): void;
  /** Makes them good again. */
  heal(part: Dependency, workers: readonly WorkerName[]): void;
  close(): Promise<void>;
}

const MODES: Readonly<Record<NetworkFault, ProxyMode>> = {
  away: { kind: 'away' },
  slow: { kind: 'slow', toClientMs: 400 },
  cut: { kind: 'cut', afterBytes: 200 },
  hole: { kind: 'hole' },
};

/** Starts the proxies, all of them passing. */
export async function startNetwork(ports: Readonly<Record<Dependency, number>>): Promise<Network> {
  const startLinks = async (): Promise<Links> => {
    const proxies = await Promise.all(
      DEPENDENCIES.map((part) =>
        startTcpProxy({ target: { host: '127.0.0.1', port: ports[part] } }),
      ),
    );
    return Object.fromEntries(
      DEPENDENCIES.map((part, at) => [part, proxies[at]]),
    ) as unknown as Links;
  };
  const links = {
    'worker-1': await startLinks(),
    'worker-2': await startLinks(),
  } satisfies Record<WorkerName, Links>;
  const switchTo = (part: Dependency, workers: readonly WorkerName[], mode: ProxyMode): void => {
    for (const worker of workers) links[worker][part].switchTo(mode);
  };
  return {
    links,
    spoil: (part, workers, kind) => switchTo(part, workers, MODES[kind]),
    heal: (part, workers) => switchTo(part, workers, { kind: 'pass' }),
    async close() {
      const proxies = WORKERS.flatMap((worker) => Object.values(links[worker]));
      await Promise.all(proxies.map((proxy) => proxy.close()));
    },
  };
}
