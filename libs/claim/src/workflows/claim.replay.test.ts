// Proves that every claim ever recorded replays on today's code, and that this gate cannot pass by accident.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLAIM_WORKFLOW } from '@conn-dict/contracts';
import { bundleWorkflowSources, runReplayGate, type HistoryManifest } from '@conn-dict/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLAIM_STORIES } from '../../test/claim-stories.js';
import { WORKFLOWS_PATH } from '../../test/claim-workflow-world.js';

const HISTORIES = join(import.meta.dirname, '../../test/histories');
const workflowTypes = [CLAIM_WORKFLOW];

let bundle: WorkflowBundleWithSourceMap;
let folder: string;
beforeAll(async () => {
  bundle = await bundleWorkflowSources(WORKFLOWS_PATH);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-gate-'));
  await cp(HISTORIES, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function manifest(): Promise<HistoryManifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as HistoryManifest;
}

describe('the replay gate of claims', () => {
  it('replays every history', () => runReplayGate({ folder: HISTORIES, bundle, workflowTypes }));

  it('has a history of every story', async () => {
    const names = (await manifest()).histories.map(({ file }) =>
      file.replace(/^[\d.]+-|\.json$/g, ''),
    );
    expect(names).toEqual(expect.arrayContaining(CLAIM_STORIES.map(({ name }) => name)));
  });

  it('fails when it is empty', async () => {
    for (const file of await readdir(folder))
      if (file !== 'manifest.json') await rm(join(folder, file));
    await writeFile(join(folder, 'manifest.json'), '{"histories":[]}');
    await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow(
      'holds no history',
    );
  });

  it('fails when a file is not listed, or a listed one is gone', async () => {
    await writeFile(join(folder, '9.9.9-stray.json'), '{}');
    await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow(
      '9.9.9-stray.json',
    );
  });

  it('fails when a history was edited', async () => {
    const file = join(folder, '0.1.0-confirmed.json');
    await writeFile(file, `${await readFile(file, 'utf8')} `);
    await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow('was edited');
  });

  it('fails when a registered workflow has none', async () => {
    const types = [...workflowTypes, 'CreateEntryWorkflow'];
    await expect(runReplayGate({ folder, bundle, workflowTypes: types })).rejects.toThrow(
      'CreateEntryWorkflow',
    );
  });

  it('fails when the code would walk another way', async () => {
    const other = await bundleWorkflowSources(
      join(import.meta.dirname, '../../test/other-claim-workflow.ts'),
    );
    await expect(runReplayGate({ folder, bundle: other, workflowTypes })).rejects.toThrow(
      'does not replay',
    );
  });
});
