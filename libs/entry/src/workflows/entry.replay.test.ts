// Proves that every run on an entry ever recorded replays on today's code, and that this gate cannot pass by accident.
import { join } from 'node:path';
import { describeReplayGate } from '@conn-dict/testing/replay-gate-suite';
import { ENTRY_STORIES } from '../../test/entry-stories.js';
import { WORKFLOWS_PATH } from '../../test/entry-workflow-world.js';
import { entryDomain } from '../entry-domain.js';

const test = join(import.meta.dirname, '../../test');

describeReplayGate({
  title: 'entries',
  folder: join(test, 'histories'),
  workflowsPath: WORKFLOWS_PATH,
  otherWorkflowsPath: join(test, 'other-entry-workflows.ts'),
  workflowTypes: entryDomain.workflowTypes,
  stories: ENTRY_STORIES.map(({ name }) => name),
});
