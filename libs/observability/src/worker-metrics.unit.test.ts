// Proves that the worker's metrics have the names and labels that dashboards and alerts read, and that the docs tell them.
import { describe, expect, it } from 'vitest';
import { describeMetrics, documentedMetrics } from '../test/metric-descriptions.js';
import { createWorkerMetrics } from './worker-metrics.js';

const NOW = 1_800_000_000_000;

async function metricsAfterWork(): Promise<string> {
  const metrics = createWorkerMetrics({
    processMetrics: false,
    certificates: [
      { connection: 'bridge', kind: 'client', readPem: () => Promise.reject(new Error()) },
    ],
    now: () => NOW,
  });
  metrics.activityEnded('CreateClaimActivity', 'completed', 0.2);
  metrics.activityEnded('CreateClaimActivity', 'failed', 31);
  metrics.workflowEnded('ClaimWorkflow', 'completed');
  metrics.cacheUsed({ cache: 'entry-status', operation: 'read', outcome: 'hit' });
  metrics.syncEnded({
    participant: '87654321',
    outcome: 'REPAIRED',
    durationSeconds: 12,
    kinds: { missing_here: 3 },
  });
  metrics.syncsKnown([
    { participant: '87654321', inSyncAt: new Date(1_800_000_000_000) },
    { participant: '12345678' },
  ]);
  const event = { id: 'e-1', time: new Date(NOW - 600_000).toISOString() };
  metrics.eventMoved({ ...event, step: 'offered' });
  metrics.eventMoved({ ...event, step: 'failed' });
  metrics.setBreakerOpen('cache', true);
  metrics.setHealthy(true);
  metrics.setSlotsInUse({ workflows: 3, activities: 7 });
  return metrics.text();
}

describe('the metrics of a worker', () => {
  it('are the five of the contract, those of caches, certificates, events and syncs', async () => {
    expect(describeMetrics(await metricsAfterWork()).sort()).toEqual([
      'conn_dict_worker_active_activities{} gauge',
      'conn_dict_worker_active_workflows{} gauge',
      'conn_dict_worker_cache_operations_total{cache,operation,outcome} counter',
      'conn_dict_worker_certificate_expiry_timestamp_seconds{connection,kind} gauge',
      'conn_dict_worker_circuit_breaker_open{breaker} gauge',
      'conn_dict_worker_event_attempts_total{outcome} counter',
      'conn_dict_worker_events_waiting{} gauge',
      'conn_dict_worker_health_status{} gauge',
      'conn_dict_worker_oldest_event_waiting_seconds{} gauge',
      'conn_dict_worker_sync_differences_total{kind,participant} counter',
      'conn_dict_worker_sync_duration_seconds{participant} gauge',
      'conn_dict_worker_sync_last_good_timestamp_seconds{participant} gauge',
      'conn_dict_worker_sync_scheduled{participant} gauge',
      'conn_dict_worker_syncs_total{outcome,participant} counter',
      'conn_dict_worker_task_duration_seconds{task_type} histogram',
      'conn_dict_worker_tasks_processed_total{status,task_type} counter',
    ]);
  });

  it('count and measure what has ended', async () => {
    const lines = (await metricsAfterWork()).split('\n');
    const processed = 'conn_dict_worker_tasks_processed_total';
    expect(lines).toEqual(
      expect.arrayContaining([
        `${processed}{task_type="CreateClaimActivity",status="completed"} 1`,
        `${processed}{task_type="CreateClaimActivity",status="failed"} 1`,
        `${processed}{task_type="ClaimWorkflow",status="completed"} 1`,
        'conn_dict_worker_task_duration_seconds_count{task_type="CreateClaimActivity"} 2',
        'conn_dict_worker_task_duration_seconds_bucket{le="30",task_type="CreateClaimActivity"} 1',
        'conn_dict_worker_cache_operations_total{cache="entry-status",operation="read",outcome="hit"} 1',
        'conn_dict_worker_syncs_total{participant="87654321",outcome="repaired"} 1',
        'conn_dict_worker_sync_differences_total{participant="87654321",kind="missing_here"} 3',
        'conn_dict_worker_sync_duration_seconds{participant="87654321"} 12',
        'conn_dict_worker_sync_last_good_timestamp_seconds{participant="87654321"} 1800000000',
        'conn_dict_worker_sync_scheduled{participant="87654321"} 1',
        'conn_dict_worker_sync_scheduled{participant="12345678"} 1',
        'conn_dict_worker_event_attempts_total{outcome="failed"} 1',
        'conn_dict_worker_event_attempts_total{outcome="published"} 0',
        'conn_dict_worker_events_waiting 1',
        'conn_dict_worker_oldest_event_waiting_seconds 600',
        'conn_dict_worker_circuit_breaker_open{breaker="cache"} 1',
        'conn_dict_worker_certificate_expiry_timestamp_seconds{connection="bridge",kind="client"} 0',
        'conn_dict_worker_health_status 1',
        'conn_dict_worker_active_workflows 3',
        'conn_dict_worker_active_activities 7',
      ]),
    );
  });

  it('do not measure the days that a workflow takes', async () => {
    expect(await metricsAfterWork()).not.toMatch(/duration_seconds\w*\{[^}]*ClaimWorkflow/);
  });

  it('say not healthy until they are told', async () => {
    const text = await createWorkerMetrics({ processMetrics: false }).text();
    expect(text).toContain('conn_dict_worker_health_status 0\n');
  });

  it('know of no good sync of a participant who never had one', async () => {
    expect(await metricsAfterWork()).not.toContain(
      'last_good_timestamp_seconds{participant="12345678"}',
    );
  });

  it('say that no event waits and no breaker is open until they are told', async () => {
    const lines = (await createWorkerMetrics({ processMetrics: false }).text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'conn_dict_worker_events_waiting 0',
        'conn_dict_worker_oldest_event_waiting_seconds 0',
        'conn_dict_worker_circuit_breaker_open{breaker="cache"} 0',
      ]),
    );
  });

  it('come with those of the process', async () => {
    expect(await createWorkerMetrics().text()).toContain('process_resident_memory_bytes ');
  });

  it('are all in docs/metrics.md, and nothing else is', async () => {
    expect(await documentedMetrics('conn_dict_worker')).toEqual(
      describeMetrics(await metricsAfterWork()).sort(),
    );
  });
});
