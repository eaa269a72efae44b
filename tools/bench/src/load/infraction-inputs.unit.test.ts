// Proves that every investigation is one that the worker takes, on a transaction that no other one has.
import { parseInvestigateInfractionWorkflowInput } from '@conn-dict/contracts';
import { expect, it } from 'vitest';
import { toInfractionInputs, toReportInputs } from './infraction-inputs.js';

it('makes inputs that are right', () => {
  const inputs = [...toInfractionInputs('idle', 3), ...toReportInputs(99, 3)];
  for (const input of inputs)
    expect(() => parseInvestigateInfractionWorkflowInput(input)).not.toThrow();
  expect(new Set(inputs.map(({ infraction_id }) => infraction_id)).size).toBe(6);
});

it('reports each transaction once, in every round', () => {
  const reports = [0, 1, 99].flatMap((round) => toReportInputs(round, 3));
  expect(new Set(reports.map(({ transaction_id }) => transaction_id)).size).toBe(9);
});
