// Proves that the inputs of entries are read whole, and that what is wrong is named without its value.
import { ENTRY_REASONS, entryReasons } from '@conn-dict/dict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, withValueAt, without } from '../../test/claim-inputs.js';
import { FULL_CHANGE, FULL_CREATION, FULL_DELETION } from '../../test/entry-inputs.js';
import { faultsOf } from '../../test/faults-of.js';
import { KEYS, SPOILINGS, type NamedKeyType } from '../../test/key-arbitraries.js';
import { toWire } from '../../test/to-wire.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import {
  InvalidInputError,
  parseCreateEntryWorkflowInput,
  parseDeleteEntryWorkflowInput,
  parseUpdateEntryWorkflowInput,
} from '../index.js';

const INPUTS = [
  { name: 'CREATE', full: FULL_CREATION, parse: parseCreateEntryWorkflowInput },
  { name: 'UPDATE', full: FULL_CHANGE, parse: parseUpdateEntryWorkflowInput },
  { name: 'DELETE', full: FULL_DELETION, parse: parseDeleteEntryWorkflowInput },
] as const;
const NAMED_KEY_TYPES = Object.keys(KEYS) as NamedKeyType[];

const creation = (key_type: string, key?: unknown) => ({
  ...without(FULL_CREATION, 'key'),
  key_type,
  ...(key === undefined ? {} : { key }),
});
const createFaults = (input: unknown) => faultsOf(() => parseCreateEntryWorkflowInput(input));
const fieldsAtFault = (parse: (input: unknown) => unknown, input: unknown) =>
  faultsOf(() => parse(input)).map(({ field }) => field);

describe.each(INPUTS)('the input of $name', ({ name, full, parse }) => {
  const leaves = leavesOf(full);
  const texts = leaves.filter((path) => path !== 'waiting_period_days');

  it('comes out as it went in, only its names changed', () => {
    expect(toWire(parse(full))).toStrictEqual(full);
  });

  it.each(texts.flatMap((path) => WRONG_TEXTS.map(([what, value]) => ({ path, what, value }))))(
    'names $path when it is $what',
    ({ path, value }) =>
      expect(fieldsAtFault(parse, withValueAt(full, path, value))).toEqual([path]),
  );

  it.each(leaves)('names %s, and nothing else, whatever stands there', (path) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          parse(withValueAt(full, path, value));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError);
          expect((error as InvalidInputError).faults.map(({ field }) => field)).toEqual([path]);
        }
      }),
    );
  });

  it.each(['colour', '__proto__', 'constructor'])('names the unknown field %s', (field) => {
    const text = JSON.stringify(full).replace('{', `{${JSON.stringify(field)}:{"key":"1"},`);
    expect(faultsOf(() => parse(JSON.parse(text)))).toEqual([{ field, rule: 'unknown field' }]);
  });

  it.each([undefined, null, [], 0, 'input'])('is no object, but %j', (input) =>
    expect(fieldsAtFault(parse, input)).toEqual(['input']),
  );

  it.each(ENTRY_REASONS)('takes the reason %s where the directory does', (reason) => {
    const isTaken = entryReasons(name, 'CNPJ').includes(reason);
    const input = { ...full, reason };
    if (isTaken) expect(parse(input)).toMatchObject({ reason });
    else expect(fieldsAtFault(parse, input)).toEqual(['reason']);
  });

  it('holds no value in its refusal', () => {
    const canary = 'canary-Ana@EXAMPLE';
    for (const path of leaves) {
      const input = withValueAt(full, path, canary);
      try {
        parse(input);
      } catch (error) {
        const { message, faults } = error as InvalidInputError;
        expect([message, JSON.stringify(faults)].join()).not.toMatch(/canary|EXAMPLE/);
      }
    }
  });
});

describe.each(NAMED_KEY_TYPES)('a key of type %s', (keyType) => {
  it('is taken as it is', () => {
    fc.assert(
      fc.property(KEYS[keyType], (key) => {
        expect(parseCreateEntryWorkflowInput(creation(keyType, key))).toMatchObject({ key });
      }),
    );
  });

  it.each(SPOILINGS.filter(({ of }) => of.includes(keyType)))(
    'is refused by name with $what',
    ({ spoil }) => {
      fc.assert(
        fc.property(KEYS[keyType].map(spoil), (key) => {
          const faults = createFaults(creation(keyType, key));
          expect(faults.map(({ field }) => field)).toEqual(['key']);
          if (key.length > 3) expect(faults[0]?.rule).not.toContain(key);
        }),
      );
    },
  );

  it('is refused where it is missing, or no text', () => {
    expect(createFaults(creation(keyType))).toEqual([{ field: 'key', rule: 'is missing' }]);
    for (const key of [12345678909, null, ['12345678909'], { key: '12345678909' }])
      expect(createFaults(creation(keyType, key))).toEqual([
        { field: 'key', rule: 'must be a string' },
      ]);
  });
});

describe('a key of type EVP', () => {
  it('is missing: the directory makes it', () => {
    expect(parseCreateEntryWorkflowInput(creation('EVP'))).not.toHaveProperty('key');
    fc.assert(
      fc.property(fc.uuid(), (key) => {
        expect(createFaults(creation('EVP', key))).toEqual([
          { field: 'key', rule: 'must be missing: the directory makes it' },
        ]);
      }),
    );
  });
});

describe('an account', () => {
  it.each([
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['30 February', '2020-02-30T00:00:00Z'],
    ['24 o’clock', '2020-01-01T24:00:00Z'],
    ['year 0', '0000-01-01T00:00:00Z'],
    ['another time zone', '2020-01-01T00:00:00-03:00'],
    ['a day alone', '2020-01-01'],
    ['a number', 1_577_836_800_000],
  ])('is not opened at %s', (_, opening_date) => {
    for (const { full, parse } of INPUTS.slice(0, 2)) {
      const input = withValueAt(full, 'account.opening_date', opening_date);
      expect(fieldsAtFault(parse, input)).toEqual(['account.opening_date']);
    }
  });
});

describe('a change', () => {
  it('changes the account, the owner, or both', () => {
    for (const field of ['account', 'owner'])
      expect(parseUpdateEntryWorkflowInput(without(FULL_CHANGE, field))).not.toHaveProperty(field);
    const neither = without(without(FULL_CHANGE, 'account'), 'owner');
    expect(fieldsAtFault(parseUpdateEntryWorkflowInput, neither)).toEqual(['account']);
  });
});

describe('a waiting period', () => {
  it.each([0, 1, 90])('of %d days is taken', (waiting_period_days) =>
    expect(parseDeleteEntryWorkflowInput({ ...FULL_DELETION, waiting_period_days })).toMatchObject({
      waitingPeriodDays: waiting_period_days,
    }),
  );

  it.each([-1, 91, 0.5, '30', null, Number.NaN, Infinity, 2 ** 53, [30], true])(
    'of %j is refused by name',
    (waiting_period_days) =>
      expect(
        fieldsAtFault(parseDeleteEntryWorkflowInput, { ...FULL_DELETION, waiting_period_days }),
      ).toEqual(['waiting_period_days']),
  );
});
