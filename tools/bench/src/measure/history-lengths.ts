import type { Client } from '@temporalio/client';

const SAMPLE_MAX = 50;

/** Reads the number of history events of some of the executions, spread over all of them. */
export async function readHistoryLengths(
  { workflow }: Client,
  workflowIds: readonly string[],
): Promise<{ mean: number; max: number }> {
  const step = Math.max(1, Math.floor(workflowIds.length / SAMPLE_MAX));
  const sample = workflowIds.filter((_, index) => index % step === 0);
  const lengths = await Promise.all(
    sample.map(async (id) => (await workflow.getHandle(id).describe()).historyLength),
  );
  const sum = lengths.reduce((total, length) => total + length, 0);
  return { mean: sum / lengths.length, max: Math.max(...lengths) };
}
