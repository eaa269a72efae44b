// Proves that every sync ever recorded replays on today's code, and that this gate cannot pass by accident.
import { join } from 'node:path';
import { describeReplayGate } from '@conn-dict/testing/replay-gate-suite';
import { VSYNC_STORIES } from '../../test/vsync-stories.js';
import { WORKFLOWS_PATH } from '../../test/vsync-workflow-world.js';
import { vsyncDomain } from '../vsync-domain.js';

const test = join(import.meta.dirname, '../../test');

describeReplayGate({
  title: 'syncs',
  folder: join(test, 'histories'),
  workflowsPath: WORKFLOWS_PATH,
  otherWorkflowsPath: join(test, 'other-vsync-workflows.ts'),
  workflowTypes: vsyncDomain.workflowTypes,
  stories: VSYNC_STORIES.map(({ name }) => name),
});
