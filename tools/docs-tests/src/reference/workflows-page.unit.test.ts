// Proves that docs/workflows.md is what contracts say, with every field, and that each registered signal, update and query is on it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../blocks/read-pages.js';
import { readContractTypes } from './contract-types.js';
import { renderWorkflowsPage } from './workflows-page.js';
import { WORKFLOW_LIST } from './workflow-list.js';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Rows of the README's table of workflows, which is held to the code: name, signals, updates, query. */
const registered = Array.from(
  read('README.md').matchAll(/^\| `(\w+Workflow)` +\|(.*)\|$/gm),
  ([, name = '', cells = '']) =>
    [name, Array.from(cells.matchAll(/`(\w+)`/g), ([, message = '']) => message)] as const,
);

describe('docs/workflows.md', () => {
  let page: string;
  beforeAll(async () => {
    page = await renderWorkflowsPage();
  });

  it('is as the code makes it: npm run docs -w @conn-dict/docs-tests', () => {
    expect(read('docs/workflows.md')).toBe(page);
  });

  it('has every workflow that a caller starts, with the messages that the README lists', () => {
    const listed = Object.entries(WORKFLOW_LIST).map(
      ([name, { messages }]) => [name, messages.map((message) => message.name)] as const,
    );
    const started = registered.filter(([name]) => name !== 'VSyncSchedulerWorkflow');
    expect(new Map(listed)).toEqual(new Map(started));
  });
});

describe('types of contracts', () => {
  const types = readContractTypes();

  it('have their fields with docstrings, of a shape too', () => {
    expect(types.fieldsOf('ClaimWorkflowInput')).toContainEqual({
      name: 'claimer_ispb',
      isRequired: true,
      type: 'string',
      meaning: 'ISPB of the participant that the key moves to.',
    });
    expect(types.fieldsOf('ClaimStatusAnswer')).toContainEqual(
      expect.objectContaining({ name: 'expires_at', isRequired: false }),
    );
  });

  it('that are not there are named', () => {
    expect(() => types.fieldsOf('NoSuchInput')).toThrow('contracts export no type NoSuchInput');
  });
});
