// Proves that no activity touches anything, inside or outside, for an input that it cannot read, and that it names the field and never the value.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIVITY_NAMES, INPUTS, type ActivityName } from '../../test/activity-inputs.js';
import {
  createFakeInfractionDeps,
  touchedOf,
  type FakeInfractionDeps,
} from '../../test/fake-infraction-deps.js';
import { createInfractionActivities } from './create-infraction-activities.js';

const SECRET = 'ana@example.com';
/** What no field takes, each with something that may not be told. */
const WRONG_VALUES = [
  null,
  7.5,
  [[SECRET]],
  { value: SECRET },
  '',
  `${SECRET}\0`,
  SECRET.repeat(3_000),
];
const OPTIONAL = new Set([
  ...['evidence_urls', 'related_entry_id', 'related_claim_id', 'transaction_id', 'reason'],
  ...['situation_type', 'notes', 'decided_by', 'failure_type', 'uploaded_by', 'description'],
]);

let deps: FakeInfractionDeps;
beforeEach(() => {
  deps = createFakeInfractionDeps();
});

/** Runs the activity on what it has to refuse; answers the fields that it names. */
async function refusedFields(name: ActivityName, input: unknown): Promise<readonly string[]> {
  const activity = createInfractionActivities(deps)[name] as (input: unknown) => Promise<unknown>;
  const failure: unknown = await activity(input).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ type: 'InvalidInput', nonRetryable: true });
  expect(touchedOf(deps)).toEqual([]);
  const { message, details } = failure as { message: string; details: [{ faults: Fault[] }] };
  expect(`${message} ${JSON.stringify(details)}`).not.toContain(SECRET);
  return details[0].faults.map(({ field }) => field);
}
interface Fault {
  readonly field: string;
}

it('has an input for every activity that is registered', () => {
  expect(ACTIVITY_NAMES.toSorted()).toEqual(
    Object.keys(createInfractionActivities(deps)).toSorted(),
  );
});

describe.each(ACTIVITY_NAMES)('%s', (name) => {
  const input: Readonly<Record<string, unknown>> = INPUTS[name];
  const fields = Object.keys(input);

  it('takes its input, so that the faults below are what it refuses', async () => {
    const activity = createInfractionActivities(deps)[name] as (input: unknown) => Promise<unknown>;
    await activity(input);
    expect(touchedOf(deps)).not.toEqual([]);
  });

  it('refuses anything that is not its input', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (any) => {
        expect(await refusedFields(name, any)).not.toEqual([]);
      }),
    );
    expect(await refusedFields(name, undefined)).not.toEqual([]);
  });

  it.each(fields)('refuses a wrong %s, and names it', async (field) => {
    for (const value of WRONG_VALUES) {
      const named = await refusedFields(name, { ...input, [field]: value });
      expect(named.some((each) => each.startsWith(field))).toBe(true);
      expect(named.every((each) => each.startsWith(field))).toBe(true);
    }
  });

  it.each(fields.filter((field) => !OPTIONAL.has(field) || isNeeded(name, field)))(
    'cannot do without %s',
    async (field) => {
      const { [field]: _left, ...less } = input;
      expect(await refusedFields(name, less)).toEqual([field]);
    },
  );

  it('refuses a field that it does not know', async () => {
    expect(await refusedFields(name, { ...input, colour: SECRET })).toEqual(['colour']);
    const polluted: unknown = JSON.parse(
      JSON.stringify(input).replace('{', `{"__proto__":{"colour":"${SECRET}"},`),
    );
    expect(await refusedFields(name, polluted)).toEqual(['__proto__']);
  });
});

/** A transaction says why and how; a report says what happened. */
function isNeeded(name: ActivityName, field: string): boolean {
  const isReport =
    name === 'CreateInfractionActivity' || name === 'ValidateInfractionEligibilityActivity';
  return isReport && ['description', 'reason', 'situation_type'].includes(field);
}

describe('a batch of evidence', () => {
  const { evidence, ...batch } = INPUTS.AddEvidenceActivity;
  const piece: Readonly<Record<string, unknown>> = evidence[0];
  const refuse = (pieces: unknown) =>
    refusedFields('AddEvidenceActivity', { ...batch, evidence: pieces });

  it.each(Object.keys(piece))('refuses a wrong %s, and says in which piece', async (field) => {
    for (const value of WRONG_VALUES)
      expect(await refuse([piece, { ...piece, [field]: value }])).toEqual([`evidence.1.${field}`]);
  });

  it.each(['token', 'evidence_url'])('cannot do without %s', async (field) => {
    const { [field]: _left, ...less } = piece;
    expect(await refuse([less])).toEqual([`evidence.0.${field}`]);
  });

  it('refuses more pieces than a batch may have', async () => {
    expect(await refuse(Array.from({ length: 51 }, () => piece))).toEqual(['evidence']);
  });
});

describe('a report', () => {
  it.each(['CreateInfractionActivity', 'ValidateInfractionEligibilityActivity'] as const)(
    'on oneself is refused by %s',
    async (name) => {
      const input = { ...INPUTS[name], reported_ispb: INPUTS[name].reporter_ispb };
      expect(await refusedFields(name, input)).toEqual(['reported_ispb']);
    },
  );
});
