// Proves what `confirm` and `cancel` may carry, and what they mean when they carry nothing.
import { CLAIM_REASONS } from '@conn-dict/dict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../test/faults-of.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import { InvalidInputError } from '../index.js';
import {
  CANCEL_CLAIM_UPDATE,
  CANCEL_SIGNAL,
  CLAIM_STATUS_QUERY,
  CONFIRM_CLAIM_UPDATE,
  CONFIRM_SIGNAL,
  parseCancelInput,
  parseConfirmInput,
} from './claim-messages.js';

const MESSAGES = [
  ['confirm', 'CONFIRM', parseConfirmInput, 'confirmed_by', 'cancelled_by'],
  ['cancel', 'CANCEL', parseCancelInput, 'cancelled_by', 'confirmed_by'],
] as const;

it('have the names that scripts and other services type', () => {
  expect([CONFIRM_SIGNAL, CANCEL_SIGNAL]).toEqual(['confirm', 'cancel']);
  expect([CONFIRM_CLAIM_UPDATE, CANCEL_CLAIM_UPDATE]).toEqual(['confirm_claim', 'cancel_claim']);
  expect(CLAIM_STATUS_QUERY).toBe('status');
});

describe.each(MESSAGES)('%s', (_, kind, parse, byField, otherByField) => {
  it.each([undefined, null, {}])('means a wish of the user when it carries %j', (input) =>
    expect(parse(input)).toStrictEqual({ kind, reason: 'USER_REQUESTED' }),
  );

  it.each(CLAIM_REASONS)('takes the reason %s', (reason) =>
    expect(parse({ reason })).toStrictEqual({ kind, reason }),
  );

  it('tells who decided', () => {
    expect(parse({ reason: 'FRAUD', [byField]: 'operator-7' })).toStrictEqual({
      kind,
      reason: 'FRAUD',
      decidedBy: 'operator-7',
    });
    expect(parse({ [byField]: 'operator-7' })).toStrictEqual({
      kind,
      reason: 'USER_REQUESTED',
      decidedBy: 'operator-7',
    });
  });

  it.each(['reason', byField])('names %s when it is wrong', (field) => {
    for (const [, value] of WRONG_TEXTS) {
      const fields = faultsOf(() => parse({ [field]: value })).map((fault) => fault.field);
      expect(fields).toEqual([field]);
    }
  });

  it.each([otherByField, '__proto__', 'constructor', 'decidedBy'])('knows no %s', (field) => {
    const input = JSON.parse(`{"${field}":"operator-7"}`) as unknown;
    expect(faultsOf(() => parse(input))).toEqual([{ field, rule: 'unknown field' }]);
  });

  it.each([false, 0, '', 'FRAUD', [], ['FRAUD']])('refuses %j, which is no object', (input) =>
    expect(faultsOf(() => parse(input))).toEqual([{ field: 'input', rule: 'must be an object' }]),
  );

  it('refuses with InvalidInputError or takes it, whatever JSON it carries', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        try {
          expect(parse(input)).toStrictEqual({ kind, reason: 'USER_REQUESTED' });
        } catch (error) {
          if (!(error instanceof InvalidInputError)) throw error;
        }
      }),
    );
  });
});
