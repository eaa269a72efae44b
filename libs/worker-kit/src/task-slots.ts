import type { SlotsInUse } from '@conn-dict/observability';
import type { Worker } from '@temporalio/worker';

/**
 * Tells how many task slots are in use.
 *
 * A workflow task keeps its slot while it waits for local activities, when the SDK's `getStatus` counts no
 * activation: so the SDK's own gauge is read, and `getStatus` stands in where that is missing.
 */
export function toSlotsInUse(sdkText: string, worker: Worker | undefined): SlotsInUse {
  const status = worker?.getStatus();
  return {
    workflows: readWorkflowSlotsUsed(sdkText) ?? status?.numInFlightWorkflowActivations ?? 0,
    activities: status?.numInFlightActivities ?? 0,
  };
}

const SLOTS_USED =
  /^temporal_worker_task_slots_used\{[^}]*worker_type="WorkflowWorker"[^}]*\} ([0-9.e+]+)/gm;

function readWorkflowSlotsUsed(sdkText: string): number | undefined {
  const values = Array.from(sdkText.matchAll(SLOTS_USED), ([, value]) => Number(value));
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}
