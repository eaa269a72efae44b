// Proves what each text reader takes and refuses, in words that never hold the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idInput, instantInput, ispbInput } from '../../test/arbitraries.js';
import { readWith } from '../../test/faults-of.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import { id, instant, ispb, matching, oneOf, requestId, ruled, text } from './text-readers.js';

const READERS = {
  'text(100)': text(100),
  id,
  ispb,
  requestId,
  instant,
  'oneOf(…)': oneOf(['ONE', 'TWO']),
  'matching(…)': matching(/^[a-z]+$/, 'small letters'),
};

describe.each(Object.entries(READERS))('%s', (_, reader) => {
  it.each(WRONG_TEXTS)('refuses %s with one rule', (__, value) => {
    expect(readWith(reader, value).rules).toHaveLength(1);
  });

  it('names a rule of its own, whatever it refuses', () => {
    const rules = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
        for (const rule of readWith(reader, value).rules ?? []) rules.add(rule);
      }),
    );
    expect(rules.size).toBeLessThanOrEqual(5);
  });
});

describe('text', () => {
  it.each(['a', ' ', 'x'.repeat(8), 'São João', '株式会社', '👍', 'a\u0085b'])(
    'takes %j',
    (value) => expect(readWith(text(8), value)).toEqual({ value }),
  );

  it.each([
    ['', 'must not be empty'],
    ['x'.repeat(9), 'at most 8 characters'],
    ['a\0', 'no control characters'],
    ['a\tb', 'no control characters'],
    ['a\nb', 'no control characters'],
    ['a\u007F', 'no control characters'],
    ['a\uD83D', 'must be well-formed Unicode'],
    ['\uDC4Da', 'must be well-formed Unicode'],
    ['\uDC4D\uD83D', 'must be well-formed Unicode'],
    [5, 'must be a string'],
    [new String('a'), 'must be a string'],
  ])('refuses %j', (value, rule) => expect(readWith(text(8), value)).toEqual({ rules: [rule] }));
});

describe('id', () => {
  it('takes 1 to 128 characters', () => {
    fc.assert(
      fc.property(idInput, (value) => {
        expect(readWith(id, value)).toEqual({ value });
      }),
    );
    expect(readWith(id, 'a'.repeat(128))).toEqual({ value: 'a'.repeat(128) });
  });

  it.each(['a'.repeat(129), '.a', '-a', ':a', 'a b', 'a/b', 'a@b', '+5511987654321', 'ação'])(
    'refuses %s',
    (value) => expect(readWith(id, value).rules).toHaveLength(1),
  );
});

describe('ispb', () => {
  it('takes eight digits or capitals', () => {
    fc.assert(
      fc.property(ispbInput, (value) => {
        expect(readWith(ispb, value)).toEqual({ value });
      }),
    );
  });

  it.each(['1234567', '123456789', '1234567a', ' 1234567', '１２３４５６７８'])(
    'refuses %s',
    (value) => expect(readWith(ispb, value)).toEqual({ rules: ['eight characters 0-9 or A-Z'] }),
  );
});

describe('requestId', () => {
  it('takes a UUID of version 4', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (value) => {
        expect(readWith(requestId, value)).toEqual({ value });
      }),
    );
  });

  it('refuses every other version', () => {
    const other = fc.uuid({ version: [1, 2, 3, 5, 6, 7, 8] });
    fc.assert(fc.property(other, (value) => readWith(requestId, value).rules !== undefined));
  });

  it.each([
    '6F9619FF-8B86-4011-B42D-00C04FC964FF',
    '6f9619ff-8b86-4011-742d-00c04fc964ff',
    '6f9619ff8b864011b42d00c04fc964ff',
  ])('refuses %s', (value) => expect(readWith(requestId, value).rules).toHaveLength(1));
});

describe('instant', () => {
  it('takes every time of four-digit years, as it is', () => {
    fc.assert(
      fc.property(instantInput, (value) => {
        expect(readWith(instant, value)).toEqual({ value });
      }),
    );
  });

  it.each(['2026-01-31T10:00:00Z', '2024-02-29T00:00:00.123456789Z', '9999-12-31T23:59:59.9Z'])(
    'takes %s',
    (value) => expect(readWith(instant, value)).toEqual({ value }),
  );

  it.each([
    '2026-12-31T23:59:60Z',
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2026-04-31T00:00:00.5Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:60:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
  ])('refuses %s, which does not exist', (value) =>
    expect(readWith(instant, value)).toEqual({ rules: ['a time that exists'] }),
  );

  it.each([
    '2026-01-31',
    '2026-01-31T10:00:00',
    '2026-01-31T10:00:00-03:00',
    '2026-01-31t10:00:00z',
    '2026-01-31T10:00Z',
    '2026-01-31T10:00:00.Z',
    '2026-01-31T10:00:00.1234567890Z',
    '0000-01-01T00:00:00Z',
    '+12026-01-31T10:00:00Z',
    1769853600000,
  ])('refuses %s by its form', (value) => expect(readWith(instant, value).rules).toHaveLength(1));
});

describe('oneOf', () => {
  it('takes the words as they are and lists them for all else', () => {
    const reader = oneOf(['ONE', 'TWO']);
    expect(readWith(reader, 'TWO')).toEqual({ value: 'TWO' });
    for (const value of ['two', 'ONE ', 'ONE,TWO', 0, 'length', '__proto__']) {
      expect(readWith(reader, value)).toEqual({ rules: ['one of ONE, TWO'] });
    }
  });
});

describe('ruled', () => {
  it('asks its rule about text only', () => {
    const asked: string[] = [];
    const reader = ruled((value) => {
      asked.push(value);
      return value === 'good' ? undefined : 'a rule';
    });
    expect(readWith(reader, 'good')).toEqual({ value: 'good' });
    expect(readWith(reader, 'bad')).toEqual({ rules: ['a rule'] });
    expect(readWith(reader, {})).toEqual({ rules: ['must be a string'] });
    expect(asked).toEqual(['good', 'bad']);
  });
});
