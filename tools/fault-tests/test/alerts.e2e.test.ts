// Proves that a real Prometheus finds in a real worker all that rules and dashboards ask for, and that WorkerDown fires when the worker is not ready, and when it is killed.
import { X509Certificate, randomUUID } from 'node:crypto';
import {
  LATE_METRICS,
  metricNamesIn,
  readAlertRules,
  readDashboards,
} from '@conn-dict/alert-tests';
import { CREATE_ENTRY_WORKFLOW, createEntryWorkflowId } from '@conn-dict/contracts';
import { KEY_TYPES } from '@conn-dict/dict';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAlertWorld, type AlertWorld } from './world/alert-world.js';
import { isPrometheusMissing } from './world/prometheus-missing.js';
import type { SeenAlert } from './world/prometheus-server.js';
import { until } from '@conn-dict/chaos';

const PARTICIPANT = '87654321';
const IN_SYNC_AT = new Date('2026-01-02T03:04:05Z');
/** A scrape, an evaluation and the shortened `for` are seconds; the rest is for a busy machine. */
const SEEN_WITHIN_MS = 60_000;
/** What a run whose event cannot be published brings. */
const AFTER_WORK: readonly (keyof typeof LATE_METRICS)[] = [
  'temporal_activity_execution_failed_total',
  'temporal_activity_execution_latency_seconds',
  'temporal_activity_schedule_to_start_latency_seconds',
  'temporal_local_activity_execution_failed_total',
  'temporal_local_activity_execution_latency_seconds',
  'temporal_sticky_cache_size',
  'temporal_workflow_task_execution_latency_seconds',
  'temporal_workflow_task_schedule_to_start_latency_seconds',
];

const queries = readDashboards().flatMap((dashboard) => dashboard.queries);
const asked = [
  ...queries.map(({ expr }) => expr),
  ...readAlertRules().map(({ expr }) => expr),
].flatMap(metricNamesIn);

describe.skipIf(isPrometheusMissing)('a Prometheus with our rules', () => {
  let world: AlertWorld;
  beforeAll(async () => {
    world = await startAlertWorld(PARTICIPANT);
    const point = { participant: PARTICIPANT, verified_at: IN_SYNC_AT };
    const points = KEY_TYPES.map((key_type) => ({ ...point, key_type }));
    await world.database.db.insertInto('sync_points').values(points).execute();
    world.worker.start();
    await world.worker.ready();
  });
  afterAll(() => world.stop());

  /** Waits until the series has this value. */
  const untilValue = (series: string, value: number) =>
    until(`${series} is ${value}`, SEEN_WITHIN_MS, async () => {
      const [sample] = await world.prometheus.query(series);
      return sample?.value === value || undefined;
    });
  const workerDown = async (): Promise<readonly SeenAlert[]> => {
    const alerts = await world.prometheus.alerts();
    return alerts.filter(
      ({ labels, state }) => labels['alertname'] === 'WorkerDown' && state === 'firing',
    );
  };
  const untilFiring = (reason: string) =>
    until(`WorkerDown fires, ${reason}`, SEEN_WITHIN_MS, async () =>
      (await workerDown()).find(({ labels }) => labels['reason'] === reason),
    );
  const untilSilent = () =>
    until('WorkerDown is silent', SEEN_WITHIN_MS, async () =>
      (await workerDown()).length === 0 ? true : undefined,
    );

  it('finds every metric, but for those that are known to come late', async () => {
    await untilValue('conn_dict_worker_health_status', 1);
    const names = await world.prometheus.metricNames();
    const missing = asked.filter((name) => !names.has(name));
    // A request of a worker that starts may fail already; nothing else of the list can be there.
    expect(Object.keys(LATE_METRICS)).toEqual(expect.arrayContaining(missing));
    expect(missing).toEqual(expect.arrayContaining([...AFTER_WORK]));
  });

  it('sees since when both sides are the same, from the database, and when a certificate ends', async () => {
    const labels = `{participant="${PARTICIPANT}"}`;
    await untilValue(`conn_dict_worker_sync_scheduled${labels}`, 1);
    const inSyncAt = IN_SYNC_AT.getTime() / 1_000;
    await untilValue(`conn_dict_worker_sync_last_good_timestamp_seconds${labels}`, inSyncAt);
    const end = Date.parse(new X509Certificate(world.certificate).validTo) / 1_000;
    const certificate = '{connection="postgres",kind="ca"}';
    await untilValue(`conn_dict_worker_certificate_expiry_timestamp_seconds${certificate}`, end);
  });

  it('sees an event that waits for its broker, and how old it is', async () => {
    await untilValue('conn_dict_worker_events_waiting', 0);
    const entry_id = `E-${randomUUID()}`;
    const account = {
      participant: PARTICIPANT,
      branch: '0001',
      account_number: '12345678',
      account_type: 'CACC',
      opening_date: '2020-01-02T03:00:00Z',
    };
    const owner = { type: 'NATURAL_PERSON', tax_id: '12345678909', name: 'Ana Exemplo' };
    const input = { entry_id, key_type: 'EVP', account, owner, reason: 'USER_REQUESTED' };
    await world.client.workflow.start(CREATE_ENTRY_WORKFLOW, {
      taskQueue: world.taskQueue,
      workflowId: createEntryWorkflowId(entry_id),
      args: [input],
    });
    await untilValue('conn_dict_worker_events_waiting', 1);
    await untilValue('conn_dict_worker_oldest_event_waiting_seconds > bool 2', 1);
    await untilValue('conn_dict_worker_event_attempts_total{outcome="failed"} > bool 1', 1);
  });

  it('sees what comes late once there was work', async () => {
    let missing: readonly string[] = AFTER_WORK;
    await until('all of it is there', SEEN_WITHIN_MS, async () => {
      const names = await world.prometheus.metricNames();
      missing = AFTER_WORK.filter((name) => !names.has(name));
      return missing.length === 0 || undefined;
    }).catch(() => expect(missing).toEqual([]));
  });

  it('answers every query of the dashboards', async () => {
    for (const { expr } of queries) await world.prometheus.query(expr);
  });

  it('is silent about a worker that is well', () => untilSilent());

  it('fires WorkerDown while PostgreSQL is away, and is silent once it is back', async () => {
    await world.postgres.crash();
    await untilFiring('unhealthy');
    await world.postgres.resume();
    await untilSilent();
  });

  it('fires WorkerDown when the worker is killed, and is silent once it is back', async () => {
    await world.worker.kill();
    const unreachable = await untilFiring('unreachable');
    expect(unreachable.annotations['runbook_url']).toBe('docs/runbooks/WorkerDown.md');
    await untilFiring('absent');
    expect((await workerDown()).map(({ labels }) => labels['reason'])).not.toContain('unhealthy');
    world.worker.start();
    await world.worker.ready();
    await untilSilent();
    expect(world.worker.endedByItself).toBe(0);
  });
});
