import type { BridgeClient } from '@conn-dict/bridge';
import type { Cache } from '@conn-dict/cache';
import type { VSyncConfig } from '@conn-dict/config';
import { SERVICE_NAME, type Domain as DomainName } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import type { EventPublisher } from '@conn-dict/events';
import type { Logger, SyncMetrics } from '@conn-dict/observability';
import type { Domain } from '@conn-dict/worker-kit';

/** The infrastructure that an app binds its domains to. */
export interface DomainDeps {
  readonly database: Database;
  /** For status reads that decide no write. */
  readonly cache: Cache;
  readonly bridge: BridgeClient;
  readonly events: EventPublisher;
  readonly metrics: SyncMetrics;
  readonly logger: Pick<Logger, 'info'>;
  readonly vsync: VSyncConfig;
  /** The queue of this process alone. */
  readonly hostTaskQueue: string;
}

/** What makes one worker program different from the others. */
export interface WorkerApp {
  /** The domain that it hosts alone, on that domain's queue. @default all domains, on the combined queue */
  readonly domain?: DomainName;
  /** Binds what it hosts. */
  readonly createDomains: (deps: DomainDeps) => Domain;
}

/** How the program names itself to PostgreSQL and in traces. */
export function toServiceName(domain: DomainName | undefined): string {
  return domain === undefined ? SERVICE_NAME : `${SERVICE_NAME}-${domain}`;
}
