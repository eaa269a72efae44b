// Proves that docs/deploys.md tells of each workflow how a versioned worker treats its runs.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as workflows from './workflows.js';

/** What a worker takes where a workflow says nothing (libs/worker-kit). */
const DEFAULT = 'AUTO_UPGRADE';

const page = readFileSync(new URL('../../../docs/deploys.md', import.meta.url), 'utf8');
const [, table = ''] = page.split('<!-- table:versioning -->');
const told = Array.from(
  table.matchAll(/^\| `(\w+Workflow)` +\| `(\w+)`/gm),
  ([, name, behaviour]) => [name, behaviour],
);

function behaviourOf(workflow: object): string {
  const { workflowDefinitionOptions: options } = workflow as {
    readonly workflowDefinitionOptions?: { readonly versioningBehavior?: string };
  };
  return options?.versioningBehavior ?? DEFAULT;
}

it('its table has every workflow as the code has it, and no other', () => {
  const inCode = Object.entries(workflows).map(([name, workflow]) => [name, behaviourOf(workflow)]);
  expect(told.toSorted()).toEqual(inCode.toSorted());
});
