// Proves that the entries of a benchmark are ones that CreateEntryWorkflow takes, no two with one key or account.
import { parseCreateEntryWorkflowInput } from '@conn-dict/contracts';
import { expect, it } from 'vitest';
import { toEntryInputs } from './entry-inputs.js';

const inputs = [...toEntryInputs(0, 3), ...toEntryInputs(99, 3)];

it('makes inputs that the workflow takes', () => {
  for (const input of inputs) expect(() => parseCreateEntryWorkflowInput(input)).not.toThrow();
});

it('repeats neither id, key nor account', () => {
  const distinct = (pick: (input: (typeof inputs)[number]) => unknown): number =>
    new Set(inputs.map(pick)).size;
  expect(distinct(({ entry_id }) => entry_id)).toBe(6);
  expect(distinct(({ key }) => key)).toBe(6);
  expect(distinct(({ account }) => account.account_number)).toBe(6);
});
