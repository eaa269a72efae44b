// Proves that the input of a ClaimWorkflow is read whole, and that what is wrong is named without its value.
import { CLAIM_TYPES } from '@conn-dict/dict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimInput } from '../../test/arbitraries.js';
import {
  FULL_CLAIM,
  SHORT_CLAIM,
  leavesOf,
  withValueAt,
  without,
} from '../../test/claim-inputs.js';
import { faultsOf } from '../../test/faults-of.js';
import { toWire } from '../../test/to-wire.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import { InvalidInputError } from '../index.js';
import { claimWorkflowId, parseClaimWorkflowInput } from './claim-workflow.js';

const faults = (input: unknown) => faultsOf(() => parseClaimWorkflowInput(input));
const fieldsAtFault = (input: unknown) => faults(input).map(({ field }) => field);
const LEAVES = leavesOf(FULL_CLAIM);

/** A valid input in which one value, somewhere, was replaced by any JSON, or any field was added. */
const brokenInput = fc
  .tuple(
    fc.constantFrom(...LEAVES, 'claimer', 'claimer_account', 'extra', 'claimer.extra'),
    fc.jsonValue(),
  )
  .map(([path, value]) => withValueAt(FULL_CLAIM, path, value));

describe('a good claim', () => {
  it('is the one of the seed', () => {
    expect(parseClaimWorkflowInput(SHORT_CLAIM)).toStrictEqual({
      claimId: 'TEST-001',
      entryId: 'ENTRY-001',
      claimType: 'PORTABILITY',
      claimerIspb: '12345678',
      donorIspb: '87654321',
    });
  });

  it('comes out as it went in, only its names changed', () => {
    fc.assert(
      fc.property(claimInput, (input) => {
        expect(toWire(parseClaimWorkflowInput(input))).toStrictEqual(input);
      }),
    );
    expect(toWire(parseClaimWorkflowInput(FULL_CLAIM))).toStrictEqual(FULL_CLAIM);
  });

  it('may stay at its participant only where the owner changes', () => {
    const within = { ...SHORT_CLAIM, donor_ispb: SHORT_CLAIM.claimer_ispb };
    expect(parseClaimWorkflowInput({ ...within, claim_type: 'OWNERSHIP' })).toMatchObject({
      claimerIspb: '12345678',
      donorIspb: '12345678',
    });
    expect(faults(within)).toEqual([
      { field: 'claimer_ispb', rule: 'must differ from donor_ispb in a portability' },
    ]);
  });

  it('moves the key to an account at the claimer', () => {
    const elsewhere = withValueAt(FULL_CLAIM, 'claimer_account.participant', '87654321');
    expect(faults(elsewhere)).toEqual([
      { field: 'claimer_account.participant', rule: 'must equal claimer_ispb' },
    ]);
    expect(fieldsAtFault({ ...elsewhere, donor_ispb: '12345678' })).toEqual([
      'claimer_ispb',
      'claimer_account.participant',
    ]);
  });
});

describe.each(LEAVES)('%s', (path) => {
  it.each(WRONG_TEXTS)('is named when it is %s', (_, value) => {
    expect(fieldsAtFault(withValueAt(FULL_CLAIM, path, value))).toEqual([path]);
  });

  it('is named with all its faults, and nothing else is, whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          parseClaimWorkflowInput(withValueAt(FULL_CLAIM, path, value));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError);
          const { faults } = error as InvalidInputError;
          expect(faults.map(({ field }) => field)).toEqual([path]);
        }
      }),
    );
  });
});

describe('a field that is not there', () => {
  it.each(Object.keys(SHORT_CLAIM))('%s is missing', (field) =>
    expect(faults(without(FULL_CLAIM, field))).toEqual([{ field, rule: 'is missing' }]),
  );

  it.each([
    'claimer.type',
    'claimer.tax_id',
    'claimer.name',
    'claimer_account.participant',
    'claimer_account.account_number',
    'claimer_account.account_type',
  ])('%s is missing, of what is optional itself', (field) =>
    expect(faults(without(FULL_CLAIM, field))).toEqual([{ field, rule: 'is missing' }]),
  );

  it.each([
    'requested_by',
    'claimer',
    'claimer.trade_name',
    'claimer_account',
    'claimer_account.branch',
    'claimer_account.opening_date',
  ])('%s is not missed', (field) => {
    const input = without(FULL_CLAIM, field);
    expect(toWire(parseClaimWorkflowInput(input))).toStrictEqual(input);
  });
});

describe('bad input that issue 3 names', () => {
  it.each([
    ['an unknown field', { colour: 'blue' }, 'colour', 'unknown field'],
    [
      'a 9-character ISPB',
      { claimer_ispb: '123456789' },
      'claimer_ispb',
      'eight characters 0-9 or A-Z',
    ],
    [
      'a claim type that is none',
      { claim_type: 'GIFT' },
      'claim_type',
      `one of ${CLAIM_TYPES.join(', ')}`,
    ],
    [
      'an id of 1,001 characters',
      { claim_id: 'A'.repeat(1001) },
      'claim_id',
      /^1 to 128 characters/,
    ],
    [
      'a 1 MiB string',
      { requested_by: 'A'.repeat(2 ** 20) },
      'requested_by',
      'at most 128 characters',
    ],
    ['NUL', { requested_by: 'a\0' }, 'requested_by', 'no control characters'],
  ])('%s', (_, change, field, rule) => {
    expect(faults({ ...SHORT_CLAIM, ...change })).toEqual([
      { field, rule: typeof rule === 'string' ? rule : (expect.stringMatching(rule) as string) },
    ]);
  });

  it.each([undefined, null, [], [SHORT_CLAIM], JSON.stringify(SHORT_CLAIM), 0])(
    'no object, but %j',
    (input) => expect(faults(input)).toEqual([{ field: 'input', rule: 'must be an object' }]),
  );
});

describe('any JSON', () => {
  it('is refused with InvalidInputError or taken, with no third way', () => {
    const anything = fc.oneof(fc.jsonValue(), brokenInput, fc.array(claimInput, { maxLength: 2 }));
    fc.assert(
      fc.property(anything, (input) => {
        try {
          expect(toWire(parseClaimWorkflowInput(input))).toStrictEqual(input);
        } catch (error) {
          if (!(error instanceof InvalidInputError)) throw error;
          expect(error.type).toBe('InvalidInput');
          expect(error.faults.length).toBeGreaterThan(0);
          expect(error.message.length).toBeLessThan(4096);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the refusal', () => {
  it('holds no value of the input', () => {
    const canary = fc.uuid().map((uuid) => `canary-${uuid}@example.com`);
    const anywhere = fc.constantFrom(
      ...LEAVES,
      'claimer',
      'claimer_account',
      'canary',
      'claimer.x',
    );
    fc.assert(
      fc.property(anywhere, canary, (path, secret) => {
        const everywhere = LEAVES.reduce<object>(
          (input, leaf) => withValueAt(input, leaf, secret),
          FULL_CLAIM,
        );
        for (const input of [
          withValueAt(FULL_CLAIM, path, secret),
          everywhere,
          { [secret]: secret },
          secret,
        ]) {
          const error = refusalOf(input);
          expect(
            [error?.message, error?.stack, JSON.stringify(error), String(error)].join(),
          ).not.toMatch(/canary-|example/);
        }
      }),
    );
  });

  it('tells every field and rule in its message', () => {
    expect(refusalOf({ ...SHORT_CLAIM, claim_id: '', colour: 1 })?.message).toBe(
      'colour: unknown field; claim_id: 1 to 128 characters A-Z a-z 0-9 . _ : -, the first a letter or digit',
    );
  });
});

/** `undefined` where the input is taken: some fields hold free text. */
function refusalOf(input: unknown): InvalidInputError | undefined {
  try {
    parseClaimWorkflowInput(input);
    return undefined;
  } catch (error) {
    return error as InvalidInputError;
  }
}

describe('the workflow id of a claim', () => {
  it('is its claim id with a prefix', () => {
    expect(claimWorkflowId('TEST-001')).toBe('claim-TEST-001');
  });
});
