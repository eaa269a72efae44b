// Proves that an object is read whole or refused whole, with every fault named and nothing of it repeated.
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { faultsOf } from '../../test/faults-of.js';
import { object, parseObject, type Parsed, type Wire } from './object-reader.js';
import { optional } from './reader.js';
import { id, oneOf, text } from './text-readers.js';

const inner = { account_number: text(20), line_2: optional(text(5)) };
const shape = {
  claim_id: id,
  claim_type: oneOf(['OWNERSHIP', 'PORTABILITY']),
  claimer_account: optional(object(inner)),
  long_field_name: optional(text(10)),
};
const WIRE = { claim_id: 'C-1', claim_type: 'OWNERSHIP' } as const;

const faults = (value: unknown) => faultsOf(() => parseObject(shape, value));
const fieldsAtFault = (value: unknown) => faults(value).map(({ field }) => field);

describe('parseObject', () => {
  it('turns snake_case into camelCase, at every depth, as its types say', () => {
    const wire: Wire<typeof shape> = {
      ...WIRE,
      long_field_name: 'x',
      claimer_account: { account_number: '1', line_2: 'y' },
    };
    const code: Parsed<typeof shape> = {
      claimId: 'C-1',
      claimType: 'OWNERSHIP',
      longFieldName: 'x',
      claimerAccount: { accountNumber: '1', line2: 'y' },
    };
    expect(parseObject(shape, wire)).toStrictEqual(code);
    expectTypeOf<keyof Parsed<typeof inner>>().toEqualTypeOf<'accountNumber' | 'line2'>();
  });

  it('leaves out what is not there', () => {
    expect(parseObject(shape, WIRE)).toStrictEqual({ claimId: 'C-1', claimType: 'OWNERSHIP' });
  });

  it.each([null, undefined, 'text', 7, true, [], [WIRE], () => WIRE])(
    'refuses %j, which is no object',
    (value) => expect(faults(value)).toEqual([{ field: 'input', rule: 'must be an object' }]),
  );

  it('names all faults at once, by their path', () => {
    const input = { claim_type: 'NONE', claimer_account: { account_number: 7, colour: 'blue' } };
    expect(faults(input)).toEqual([
      { field: 'claim_id', rule: 'is missing' },
      { field: 'claim_type', rule: 'one of OWNERSHIP, PORTABILITY' },
      { field: 'claimer_account.colour', rule: 'unknown field' },
      { field: 'claimer_account.account_number', rule: 'must be a string' },
    ]);
  });

  it('names the path of an object that is none', () => {
    for (const claimer_account of [null, [], 'text']) {
      expect(faults({ ...WIRE, claimer_account })).toEqual([
        { field: 'claimer_account', rule: 'must be an object' },
      ]);
    }
  });

  it('does not take null for a missing field', () => {
    expect(fieldsAtFault({ ...WIRE, long_field_name: null })).toEqual(['long_field_name']);
  });

  it('stops telling after twenty faults', () => {
    const input = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`field ${i}`, 'value']),
    );
    expect(faults(input)).toHaveLength(20);
  });
});

describe('names that JavaScript knows', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'has %s as an unknown field, and changes no prototype',
    (name) => {
      const value = JSON.parse(
        `{"claim_id":"C-1","claim_type":"OWNERSHIP","${name}":{"claim_id":"C-2","polluted":1}}`,
      ) as unknown;
      expect(faults(value)).toEqual([{ field: name, rule: 'unknown field' }]);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  it('reads no field from a prototype', () => {
    const inherited = JSON.parse(
      '{"__proto__":{"claim_id":"C-1"},"claim_type":"OWNERSHIP"}',
    ) as object;
    expect(fieldsAtFault(inherited)).toEqual(['__proto__', 'claim_id']);
    expect(fieldsAtFault(Object.create(WIRE))).toEqual(['claim_id', 'claim_type']);
  });
});

describe('the name of an unknown field', () => {
  it.each(['colour', 'claimId', 'claim_Id', '_x'])('%s is shown', (name) =>
    expect(fieldsAtFault({ ...WIRE, [name]: 1 })).toEqual([name]),
  );

  it.each([
    '12345678909',
    'fulano@example.com',
    '+5511987654321',
    'João',
    'Ana Silva',
    '',
    'a'.repeat(41),
    'a\0',
  ])('%j is not, since it could be a value', (name) =>
    expect(fieldsAtFault({ ...WIRE, [name]: 1 })).toEqual(['(unnamed)']),
  );
});

describe('any JSON', () => {
  it('is refused by field and rule only', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const { field } of faults(value)) expect(field).toMatch(/^[A-Za-z_.()]+$/);
      }),
    );
  });

  it('is never walked where the shape does not lead', () => {
    const deep = JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000)) as unknown;
    expect(fieldsAtFault({ ...WIRE, a: deep })).toEqual(['a']);
    expect(fieldsAtFault({ ...WIRE, claimer_account: deep })).toEqual([
      'claimer_account.a',
      'claimer_account.account_number',
    ]);
  });
});
