// Proves that every investigation ever recorded replays on today's code, and that this gate cannot pass by accident.
import { join } from 'node:path';
import { describeReplayGate } from '@conn-dict/testing/replay-gate-suite';
import { CONTINUED_STORY, INFRACTION_STORIES } from '../../test/infraction-stories.js';
import { WORKFLOWS_PATH } from '../../test/infraction-workflow-world.js';
import { infractionDomain } from '../infraction-domain.js';

const test = join(import.meta.dirname, '../../test');

describeReplayGate({
  title: 'investigations',
  folder: join(test, 'histories'),
  workflowsPath: WORKFLOWS_PATH,
  otherWorkflowsPath: join(test, 'other-infraction-workflow.ts'),
  workflowTypes: infractionDomain.workflowTypes,
  stories: [...INFRACTION_STORIES, CONTINUED_STORY].map(({ name }) => name),
});
