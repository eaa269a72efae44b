import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainDeps } from '@conn-dict/worker-app';

type SyncDeps = Pick<DomainDeps, 'metrics' | 'logger' | 'vsync' | 'hostTaskQueue'>;

/** What a sync takes of its host beside the infrastructure: counted nowhere, limits as configured by default. */
export function toSyncDeps(vsync: Partial<DomainDeps['vsync']> = {}): SyncDeps {
  return {
    metrics: { syncEnded: () => undefined, syncsKnown: () => undefined },
    logger: { info: () => undefined },
    vsync: {
      participants: [],
      approval: { share: 0.01, entriesMin: 1_000 },
      scratchFolder: join(tmpdir(), `conn-dict-test-${randomUUID()}`),
      ...vsync,
    },
    hostTaskQueue: `host-${randomUUID()}`,
  };
}
