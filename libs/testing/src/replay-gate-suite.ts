import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runReplayGate, type HistoryManifest } from './replay-gate.js';
import { bundleWorkflowSources } from './workflow-bundle.js';

export interface ReplayGateSuiteOptions {
  /** Whose histories they are, such as `claims`. */
  readonly title: string;
  /** Holds `manifest.json` and the histories that it lists. */
  readonly folder: string;
  readonly workflowsPath: string;
  /** Workflows of the same names that walk another way. */
  readonly otherWorkflowsPath: string;
  readonly workflowTypes: readonly string[];
  /** Names of the stories of which a history has to be there. */
  readonly stories: readonly string[];
}

/** Describes the replay gate of a domain: it replays every history, and cannot pass by accident. */
export function describeReplayGate(options: ReplayGateSuiteOptions): void {
  const { workflowTypes } = options;
  let bundle: WorkflowBundleWithSourceMap;
  let folder: string;
  const manifest = async () =>
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as HistoryManifest;

  describe(`the replay gate of ${options.title}`, () => {
    beforeAll(async () => {
      bundle = await bundleWorkflowSources(options.workflowsPath);
    });
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'replay-gate-'));
      await cp(options.folder, folder, { recursive: true });
    });
    afterEach(() => rm(folder, { recursive: true }));

    it('replays every history', () =>
      runReplayGate({ folder: options.folder, bundle, workflowTypes }));

    it('has a history of every story', async () => {
      const names = (await manifest()).histories.map(({ file }) =>
        file.replace(/^[\d.]+-|\.json$/g, ''),
      );
      expect(names).toEqual(expect.arrayContaining([...options.stories]));
    });

    it('fails when it is empty', async () => {
      for (const file of await readdir(folder))
        if (file !== 'manifest.json') await rm(join(folder, file));
      await writeFile(join(folder, 'manifest.json'), '{"histories":[]}');
      await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow(
        'holds no history',
      );
    });

    it('fails when a file is not listed', async () => {
      await writeFile(join(folder, '9.9.9-stray.json'), '{}');
      await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow(
        '9.9.9-stray.json',
      );
    });

    it('fails when a history was edited', async () => {
      const [history] = (await manifest()).histories;
      const file = join(folder, history!.file);
      await writeFile(file, `${await readFile(file, 'utf8')} `);
      await expect(runReplayGate({ folder, bundle, workflowTypes })).rejects.toThrow('was edited');
    });

    it('fails when a registered workflow has none', async () => {
      const types = [...workflowTypes, 'UnrecordedWorkflow'];
      await expect(runReplayGate({ folder, bundle, workflowTypes: types })).rejects.toThrow(
        'UnrecordedWorkflow',
      );
    });

    it('fails when the code would walk another way', async () => {
      const other = await bundleWorkflowSources(options.otherWorkflowsPath);
      await expect(runReplayGate({ folder, bundle: other, workflowTypes })).rejects.toThrow(
        'does not replay',
      );
    });
  });
}
