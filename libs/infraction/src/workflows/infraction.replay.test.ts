// Proves that every investigation ever recorded replays on today's code. That the gate can fail is proved with the claims' histories.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INVESTIGATE_INFRACTION_WORKFLOW } from '@conn-dict/contracts';
import { bundleWorkflowSources, runReplayGate, type HistoryManifest } from '@conn-dict/testing';
import { expect, it } from 'vitest';
import { CONTINUED_STORY, INFRACTION_STORIES } from '../../test/infraction-stories.js';
import { WORKFLOWS_PATH } from '../../test/infraction-workflow-world.js';

const folder = join(import.meta.dirname, '../../test/histories');

it('replays every history', async () => {
  const bundle = await bundleWorkflowSources(WORKFLOWS_PATH);
  await runReplayGate({ folder, bundle, workflowTypes: [INVESTIGATE_INFRACTION_WORKFLOW] });
});

it('has a history of every story', async () => {
  const manifest = JSON.parse(
    await readFile(join(folder, 'manifest.json'), 'utf8'),
  ) as HistoryManifest;
  const names = manifest.histories.map(({ file }) => file.replace(/^[\d.]+-|\.json$/g, ''));
  const stories = [...INFRACTION_STORIES, CONTINUED_STORY].map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(stories));
});
