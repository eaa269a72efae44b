import type { BridgeClientOptions } from '@conn-dict/bridge';
import type { WorkerConfig } from '@conn-dict/config';
import type { CreateDatabaseOptions } from '@conn-dict/database';
import type { EventPublisherOptions } from '@conn-dict/events';
import {
  createBridgeCallTrace,
  createPublicationTrace,
  createQueryTrace,
  type Tracing,
} from '@conn-dict/observability';

/** What each part of the infrastructure is opened with, so that its calls are in the trace of who makes them. */
export interface InfrastructureTraces {
  readonly bridge: Pick<BridgeClientOptions, 'traceCall'>;
  readonly database: Pick<CreateDatabaseOptions, 'traceQuery'>;
  readonly events: Pick<EventPublisherOptions, 'tracePublication'>;
}

/** Makes nothing while tracing is off: no part of the infrastructure then does anything for it. */
export function traceInfrastructure(
  tracing: Tracing | undefined,
  { bridge, postgres, events }: Pick<WorkerConfig, 'bridge' | 'postgres' | 'events'>,
): InfrastructureTraces {
  if (tracing === undefined) return { bridge: {}, database: {}, events: {} };
  return {
    bridge: { traceCall: createBridgeCallTrace(bridge.address) },
    database: { traceQuery: createQueryTrace(postgres) },
    events: { tracePublication: createPublicationTrace(events) },
  };
}
