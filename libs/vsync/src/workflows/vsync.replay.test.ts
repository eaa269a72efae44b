// Proves that every sync ever recorded replays on today's code, and that this gate cannot pass by accident.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowSources, runReplayGate, type HistoryManifest } from '@conn-dict/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VSYNC_STORIES } from '../../test/vsync-stories.js';
import { WORKFLOWS_PATH } from '../../test/vsync-workflow-world.js';
import { vsyncDomain } from '../vsync-domain.js';

const HISTORIES = join(import.meta.dirname, '../../test/histories');
const { workflowTypes } = vsyncDomain;

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

describe('the replay gate of syncs', () => {
  it('replays every history', () => runReplayGate({ folder: HISTORIES, bundle, workflowTypes }));

  it('has a history of every story', async () => {
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
    const { histories } = JSON.parse(manifest) as HistoryManifest;
    const names = histories.map(({ file }) => file.replace(/^[\d.]+-|\.json$/g, ''));
    expect(names).toEqual(expect.arrayContaining(VSYNC_STORIES.map(({ name }) => name)));
  });

  it('fails when a file is not listed', async () => {
    await writeFile(join(folder, '9.9.9-stray.json'), '{}');
    await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow(
      '9.9.9-stray.json',
    );
  });

  it('fails when a history was edited', async () => {
    const file = join(folder, '0.1.0-in-sync.json');
    await writeFile(file, `${await readFile(file, 'utf8')} `);
    await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow('was edited');
  });

  it('fails when a registered workflow has none', async () => {
    const types = [...workflowTypes, 'ClaimWorkflow'];
    await expect(runReplayGate({ folder, bundle, workflowTypes: types })).rejects.toThrow(
      'ClaimWorkflow',
    );
  });

  it('fails when the code would walk another way', async () => {
    const other = await bundleWorkflowSources(
      join(import.meta.dirname, '../../test/other-vsync-workflows.ts'),
    );
    await expect(runReplayGate({ folder, bundle: other, workflowTypes })).rejects.toThrow(
      'does not replay',
    );
  });
});
