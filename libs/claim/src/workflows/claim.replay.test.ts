// Proves that every claim ever recorded replays on today's code, and that this gate cannot pass by accident.
import { join } from 'node:path';
import { describeReplayGate } from '@conn-dict/testing/replay-gate-suite';
import { CLAIM_STORIES } from '../../test/claim-stories.js';
import { WORKFLOWS_PATH } from '../../test/claim-workflow-world.js';
import { claimDomain } from '../claim-domain.js';

const test = join(import.meta.dirname, '../../test');

describeReplayGate({
  title: 'claims',
  folder: join(test, 'histories'),
  workflowsPath: WORKFLOWS_PATH,
  otherWorkflowsPath: join(test, 'other-claim-workflow.ts'),
  workflowTypes: claimDomain.workflowTypes,
  stories: CLAIM_STORIES.map(({ name }) => name),
});
