import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** `manifest.json` beside the histories: what each file is, and the digest that it was recorded with. */
export interface HistoryManifest {
  readonly histories: readonly RecordedHistory[];
}

export interface RecordedHistory {
  readonly file: string;
  /** Workflow type that it is a run of. */
  readonly workflow: string;
  /** Release whose code wrote it. */
  readonly release: string;
  /** What happened in it, in a few words. */
  readonly story: string;
  readonly sha256: string;
}

export interface ReplayGateOptions {
  readonly folder: string;
  readonly bundle: WorkflowBundleWithSourceMap;
  /** Every workflow type that the domain registers. */
  readonly workflowTypes: readonly string[];
}

/** Digest of a history file as the manifest has it. */
export function historyDigest(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Replays every recorded history on today's code.
 *
 * Rejects also where the gate could pass by accident: no histories, a file that the manifest does not list or that was
 * edited, a workflow type without a history.
 */
export async function runReplayGate({
  folder,
  bundle,
  workflowTypes,
}: ReplayGateOptions): Promise<void> {
  const { histories } = JSON.parse(
    await readFile(join(folder, 'manifest.json'), 'utf8'),
  ) as HistoryManifest;
  await assertComplete(folder, histories, workflowTypes);
  for (const { file, sha256, story } of histories) {
    const content = await readFile(join(folder, file), 'utf8');
    if (historyDigest(content) !== sha256)
      throw new Error(`${file} was edited after it was recorded`);
    try {
      await Worker.runReplayHistory({ workflowBundle: bundle }, JSON.parse(content) as unknown);
    } catch (error) {
      throw new Error(`${file} (${story}) does not replay`, { cause: error });
    }
  }
}

async function assertComplete(
  folder: string,
  histories: readonly RecordedHistory[],
  workflowTypes: readonly string[],
): Promise<void> {
  const listed = histories.map(({ file }) => file).toSorted();
  const found = (await readdir(folder)).filter((name) => name !== 'manifest.json').toSorted();
  if (found.length === 0) throw new Error(`${folder} holds no history`);
  if (found.join() !== listed.join()) {
    throw new Error(
      `manifest.json lists ${listed.join(', ')}; the folder holds ${found.join(', ')}`,
    );
  }
  const recorded = new Set(histories.map(({ workflow }) => workflow));
  const missing = workflowTypes.filter((type) => !recorded.has(type));
  if (missing.length > 0) throw new Error(`no history of ${missing.join(', ')}`);
}
