import { INFRACTION_DECISIONS } from '@conn-dict/contracts';
import fc from 'fast-check';

/** A message to an investigation: some are late, repeated or bad. */
export type PlannedMessage =
  | { readonly kind: 'evidence'; readonly number: number; readonly by: 'signal' | 'update' }
  | {
      readonly kind: 'decision';
      readonly decision: string;
      readonly notes: string;
      readonly by: 'signal' | 'update';
    }
  | { readonly kind: 'cancel' };

/** One investigation, as it is planned: what comes on which day after its report. */
export interface InvestigationPlan {
  readonly hasTransaction: boolean;
  readonly firstEvidence: number;
  readonly messages: readonly { readonly day: number; readonly message: PlannedMessage }[];
}

/** Days that a plan may reach to: past the end of the wait. */
export const PLANNED_DAYS = 32;

const by = fc.constantFrom<'signal' | 'update'>('signal', 'signal', 'update');
const evidence: fc.Arbitrary<PlannedMessage> = fc.record({
  kind: fc.constant('evidence' as const),
  number: fc.nat(7),
  by,
});
const decision: fc.Arbitrary<PlannedMessage> = fc.record({
  kind: fc.constant('decision' as const),
  decision: fc.constantFrom(...INFRACTION_DECISIONS, 'FORGIVE'),
  notes: fc.constantFrom('as it was found', 'as it was found', ''),
  by,
});
const cancel: fc.Arbitrary<PlannedMessage> = fc.constant({ kind: 'cancel' });
const message = fc.oneof(
  { weight: 10, arbitrary: evidence },
  { weight: 6, arbitrary: decision },
  { weight: 1, arbitrary: cancel },
);
const plan = fc.record<InvestigationPlan>({
  hasTransaction: fc.boolean(),
  firstEvidence: fc.nat(2),
  messages: fc.array(fc.record({ day: fc.nat(PLANNED_DAYS - 1), message }), { maxLength: 5 }),
});

/** The same plans for the same seed. */
export function plannedInvestigations(count: number, seed: number): readonly InvestigationPlan[] {
  return fc.sample(plan, { numRuns: count, seed });
}
