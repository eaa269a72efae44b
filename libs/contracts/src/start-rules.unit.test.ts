// Proves that a run's execution timeout is no shorter than what the run itself may wait for.
import { describe, expect, it } from 'vitest';
import { CLAIM_WAIT_DAYS_MAX, INFRACTION_WAIT_DAYS_MAX, START_RULES } from './index.js';

const DAY_HOURS = 24;

describe('the start of a workflow', () => {
  it('leaves claims and investigations 45 days after their wait, to outlive an outage', () => {
    const { ClaimWorkflow, InvestigateInfractionWorkflow } = START_RULES;
    for (const [waitDays, { executionTimeoutHours }] of [
      [CLAIM_WAIT_DAYS_MAX, ClaimWorkflow],
      [INFRACTION_WAIT_DAYS_MAX, InvestigateInfractionWorkflow],
    ] as const)
      expect(executionTimeoutHours).toBeGreaterThan((waitDays + 45) * DAY_HOURS);
  });

  it('leaves entries a day of questions and 45 days to outlive an outage', () => {
    const { CreateEntryWorkflow, UpdateEntryWorkflow, DeleteEntryWorkflow } = START_RULES;
    for (const { executionTimeoutHours } of [
      CreateEntryWorkflow,
      UpdateEntryWorkflow,
      DeleteEntryWorkflow,
    ])
      expect(executionTimeoutHours).toBeGreaterThan((1 + 45) * DAY_HOURS);
  });

  it('lets an entry be created once, and changed or deleted as often as somebody wants to', () => {
    const { CreateEntryWorkflow, UpdateEntryWorkflow, DeleteEntryWorkflow } = START_RULES;
    expect(CreateEntryWorkflow.rerun).toBe('if_failed');
    for (const { rerun } of [UpdateEntryWorkflow, DeleteEntryWorkflow])
      expect(rerun).toBe('always');
  });

  it('gives a sync the day of the seed, and lets it be run again', () => {
    expect(START_RULES.VSyncWorkflow).toEqual({
      domain: 'vsync',
      rerun: 'always',
      executionTimeoutHours: DAY_HOURS,
    });
  });
});
