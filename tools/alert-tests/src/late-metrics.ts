/**
 * Metrics of Temporal's SDK that a worker has only once something has happened: with what each appears. Those of ours are
 * there from the start. A test holds the list to the SDK's sources and to what a real worker exposes.
 */
export const LATE_METRICS = {
  temporal_activity_execution_failed_total: 'the first failed attempt of an ordinary activity',
  temporal_activity_execution_latency_seconds: 'the first ordinary activity',
  temporal_activity_schedule_to_start_latency_seconds: 'the first ordinary activity',
  temporal_local_activity_execution_failed_total: 'the first failed local activity',
  temporal_local_activity_execution_latency_seconds: 'the first local activity',
  temporal_long_request_failure_total: 'the first failed poll',
  temporal_request_failure_total: 'the first failed request',
  temporal_sticky_cache_hit_total: 'the first workflow task of a cached run',
  temporal_sticky_cache_miss_total: 'the first run that is not in the cache any more',
  temporal_sticky_cache_size: 'the first workflow task',
  temporal_workflow_completed_total: 'the first completed run',
  temporal_workflow_task_execution_failed_total: 'the first failed workflow task',
  temporal_workflow_task_execution_latency_seconds: 'the first workflow task',
  temporal_workflow_task_replay_latency_seconds: 'the first replay',
  temporal_workflow_task_schedule_to_start_latency_seconds: 'the first workflow task',
} as const satisfies Readonly<Record<`temporal_${string}`, string>>;
