import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '@conn-dict/bridge-simulator';
import { createConnDictClient, type ConnDictClient } from '@conn-dict/client';
import { createTestDatabase, startTestPostgres } from '@conn-dict/database/embedded';
import type { CloudEvent } from '@conn-dict/events';
import { createTracing, currentTraceHeaders } from '@conn-dict/observability';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import { trace } from '@opentelemetry/api';
import { toDatabaseVariables } from './database-variables.js';
import { startCollector, type ReceivedSpan } from '@conn-dict/observability/testing';
import { startQuotingBridge } from './personal-data/quoting-bridge.js';
import { registerHolder } from './personal-data/register-holder.js';
import { claimInput } from './personal-data/watched-claim.js';
import { startWatchedWorker } from './personal-data/watched-worker.js';
import { until } from './worker-program.js';

/** The span that a caller has around its start. */
export const ROOT = 'POST /claims';

/** What a claim has left in traces. */
export interface TracedClaim {
  readonly spans: readonly ReceivedSpan[];
  /** All of what the receiver got. */
  readonly bodies: string;
  /** `traceparent` of each call that the Bridge got. */
  readonly bridgeHeaders: readonly string[];
  readonly events: readonly CloudEvent[];
}

/**
 * Lets a caller that traces start a claim, stops its worker while it waits, and confirms it once another has it: all
 * real, the workers as built.
 */
export async function traceClaim(): Promise<TracedClaim> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-traces-'));
  const eventFile = join(folder, 'events.ndjson');
  const [temporal, postgres, otlp] = await Promise.all([
    createRealTimeEnvironment(),
    startTestPostgres(),
    startCollector(),
  ]);
  const database = await createTestDatabase(postgres);
  const simulator = createSimulator();
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const bridge = await startQuotingBridge(address);
  const taskQueue = `traced-${randomUUID()}`;
  const env = {
    ...toDatabaseVariables(database),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_TASK_QUEUE: taskQueue,
    BRIDGE_GRPC_ADDR: bridge.address,
    OTEL_EXPORTER_OTLP_ENDPOINT: otlp.endpoint,
    PULSAR_URL: `file://${eventFile}`,
  };
  const entries = await registerHolder(address);
  const dict = createConnDictClient({
    address: temporal.address,
    taskQueue,
    traceContext: currentTraceHeaders,
  });
  const first = await startWatchedWorker(env);
  const claim = await startTraced(dict, otlp.endpoint, entries.email);
  await until(
    () => claim.status(),
    ({ status }) => status === 'WAITING_RESOLUTION',
  );
  await first.drain();
  const second = await startWatchedWorker(env);
  await claim.signalConfirm();
  await claim.result({ timeoutMs: 30_000 });
  await second.drain();
  const lines = (await readFile(eventFile, 'utf8')).trimEnd().split('\n');
  await dict.close();
  bridge.stop();
  otlp.stop();
  await simulator.close();
  await database.drop();
  await Promise.all([postgres.stop(), temporal.teardown()]);
  await rm(folder, { recursive: true });
  const headers = bridge.metadata().matchAll(/"traceparent":"([^"]+)"/g);
  return {
    spans: otlp.spans(),
    bodies: otlp.bodies(),
    bridgeHeaders: Array.from(headers, ([, header]) => header!),
    events: lines.map((line) => JSON.parse(line) as CloudEvent),
  };
}

/** Starts it in a span of this process, as a service does, which has its own tracing. */
async function startTraced(dict: ConnDictClient, endpoint: string, entryId: string) {
  const tracing = await createTracing({ endpoint, serviceName: 'caller' });
  try {
    return await trace.getTracer('caller').startActiveSpan(ROOT, async (span) => {
      const claim = await dict.claims.start(claimInput(entryId));
      span.end();
      return claim;
    });
  } finally {
    await tracing?.close();
  }
}
