// Proves that an answer comes back as it was written, that none with free text is written, and that nothing else is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, flag, instant, oneOf, optional, participant } from './answer-shape.js';
import { parseText, toText } from './answer-text.js';

const SHAPE = {
  status: oneOf(['ACTIVE', 'DELETED']),
  participant,
  changed_at: instant,
  keys: count,
  is_locked: flag,
  reason: optional(oneOf(['FRAUD'])),
};
const ANSWER = {
  status: 'ACTIVE',
  participant: '12345678',
  changed_at: '2026-01-31T10:00:00.123Z',
  keys: 5,
  is_locked: false,
} as const;
const KEY = 'conn-dict:entry-status:00ff';
const TEXT = toText(SHAPE, KEY, ANSWER)!;

describe('an answer', () => {
  const answers = fc.record(
    {
      status: fc.constantFrom('ACTIVE' as const, 'DELETED' as const),
      participant: fc.stringMatching(/^[0-9A-Z]{8}$/),
      changed_at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
      keys: fc.integer({ min: 0, max: 9_999 }),
      is_locked: fc.boolean(),
      reason: fc.constant('FRAUD' as const),
    },
    { requiredKeys: ['status', 'participant', 'changed_at', 'keys', 'is_locked'] },
  );

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(answers, ({ changed_at, ...rest }) => {
        const answer = { ...rest, changed_at: changed_at.toISOString() };
        expect(parseText(SHAPE, KEY, toText(SHAPE, KEY, answer)!)).toEqual(answer);
      }),
    );
  });

  it('keeps the fields of its shape and no others', () => {
    const more = { ...ANSWER, key_value: 'PERSONAL' };
    expect(toText(SHAPE, KEY, more)).not.toContain('PERSONAL');
    expect(parseText(SHAPE, KEY, toText(SHAPE, KEY, more)!)).toEqual(ANSWER);
  });

  it.each([
    ['another word', { status: 'ana@example.com' }],
    ['a phone number', { participant: '+5511987654321' }],
    ['eleven digits', { keys: 12_345_678_909 }],
    ['an account number', { keys: 10_000 }],
    ['a name', { changed_at: 'Ana Exemplo' }],
    ['an EVP key', { participant: '123e4567-e89b-42d3-a456-426614174000' }],
    ['an object', { is_locked: { key: 'ana@example.com' } }],
    ['nothing where something has to be', { status: undefined }],
  ])('is not written with %s', (_, wrong) => {
    expect(toText(SHAPE, KEY, { ...ANSWER, ...wrong } as never)).toBeUndefined();
  });

  it('holds no text of any kind that a key, a name or an account can be', () => {
    const kinds = [participant, instant, count, flag, oneOf(['ACTIVE'])];
    const personal = fc.oneof(
      fc.emailAddress(),
      fc.uuid(),
      fc.stringMatching(/^\+[1-9]\d{8,14}$/),
      fc.stringMatching(/^[0-9]{11}$/),
      fc.stringMatching(/^[A-Z]{2,9} [A-Z]{2,9}$/),
      fc.integer({ min: 10_000 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), personal, (kind, value) => {
        expect(kind.isOf(value)).toBe(false);
      }),
    );
  });
});

describe('a text', () => {
  it.each([
    ['of another key', TEXT.replace('00ff', '00fe')],
    ['with a field more', TEXT.replace('"keys"', '"more":1,"keys"')],
    ['with a field less', TEXT.replace('"keys":5,', '')],
    ['with another word', TEXT.replace('ACTIVE', 'GONE')],
    ['that is cut off', TEXT.slice(0, -1)],
    ['without an answer', `{"key":"${KEY}"}`],
    ['that is a list', '[]'],
    ['that is nothing', 'null'],
    ['that is too long', TEXT + ' '.repeat(2_048)],
    ['that sets a prototype', `{"key":"${KEY}","answer":{"__proto__":{"status":"ACTIVE"}}}`],
  ])('%s is not read', (_, text) => {
    expect(parseText(SHAPE, KEY, text)).toBeUndefined();
  });

  it('that is anything at all is not read, and no error', () => {
    const noise = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
    fc.assert(
      fc.property(noise, (text) => {
        expect(parseText(SHAPE, KEY, text)).toBeUndefined();
      }),
    );
  });
});
