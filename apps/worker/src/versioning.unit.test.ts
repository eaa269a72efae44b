// Proves that docs/deploys.md tells of each workflow how a versioned worker treats its runs, and that another worker asks for nothing.
import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import * as workflows from './workflows.js';

/** Of the worker that a run is on. */
const run = vi.hoisted(() => ({ deploymentName: '' }));
vi.mock('@temporalio/workflow', async (original) => ({
  ...(await original<object>()),
  workflowInfo: () => ({ currentDeploymentVersion: { ...run, buildId: 'build' } }),
}));

/** What a worker takes where a workflow says nothing (libs/worker-kit). */
const DEFAULT = 'AUTO_UPGRADE';

const page = readFileSync(new URL('../../../docs/deploys.md', import.meta.url), 'utf8');
const [, table = ''] = page.split('<!-- table:versioning -->');
const told = Array.from(
  table.matchAll(/^\| `(\w+Workflow)` +\| `(\w+)`/gm),
  ([, name, behaviour]) => [name, behaviour],
);

interface Options {
  readonly versioningBehavior?: string;
}

function behaviourOf(workflow: object): string | undefined {
  const { workflowDefinitionOptions } = workflow as {
    readonly workflowDefinitionOptions?: () => Options;
  };
  return workflowDefinitionOptions?.().versioningBehavior;
}

it('its table has every workflow as the code has it, and no other', () => {
  run.deploymentName = 'conn-dict';
  const inCode = Object.entries(workflows).map(([name, workflow]) => [
    name,
    behaviourOf(workflow) ?? DEFAULT,
  ]);
  expect(told.toSorted()).toEqual(inCode.toSorted());
});

it('none asks for a behaviour where workers are not versioned: Temporal would refuse its tasks', () => {
  run.deploymentName = '';
  for (const workflow of Object.values(workflows)) expect(behaviourOf(workflow)).toBeUndefined();
});
