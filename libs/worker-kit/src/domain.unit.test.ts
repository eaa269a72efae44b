// Proves that domains add up to one worker, and that an activity name never means two functions.
import { describe, expect, it } from 'vitest';
import { mergeDomains, type Domain } from './domain.js';

const activity = (answer: string) => () => Promise.resolve(answer);
const ownership = activity('ownership');
const claim: Domain = {
  name: 'claim',
  workflowTypes: ['ClaimWorkflow'],
  activities: { CreateClaimActivity: activity('claim'), UpdateEntryOwnershipActivity: ownership },
};
const entry: Domain = {
  name: 'entry',
  workflowTypes: ['CreateEntryWorkflow'],
  activities: { CreateEntryActivity: activity('entry'), UpdateEntryOwnershipActivity: ownership },
};

describe('mergeDomains', () => {
  it('puts workflows and activities of all domains together, a shared one once', () => {
    const merged = mergeDomains([claim, entry]);
    expect(merged.workflowTypes).toEqual(['ClaimWorkflow', 'CreateEntryWorkflow']);
    expect(Object.keys(merged.activities).sort()).toEqual([
      'CreateClaimActivity',
      'CreateEntryActivity',
      'UpdateEntryOwnershipActivity',
    ]);
    expect(merged.activities['UpdateEntryOwnershipActivity']).toBe(ownership);
  });

  it('refuses two functions of one name, and says which', () => {
    const other = { ...entry, activities: { CreateClaimActivity: activity('other') } };
    expect(() => mergeDomains([claim, other])).toThrow(
      'activity CreateClaimActivity of domain entry is already another function',
    );
  });

  it('takes a name that every object has', () => {
    const odd = { ...entry, activities: { toString: activity('odd') } };
    expect(Object.keys(mergeDomains([odd]).activities)).toEqual(['toString']);
  });
});
