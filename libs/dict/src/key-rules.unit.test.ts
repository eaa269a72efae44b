// Proves which keys the directory would take, type by type, and that a refusal never repeats the key.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cnpj, cpf, email, evp, phone } from '../test/arbitraries.js';
import { KEY_TYPES, isValidKey, keyFault, type KeyType } from './index.js';

const VALID: Record<KeyType, fc.Arbitrary<string>> = {
  CPF: cpf,
  CNPJ: cnpj,
  PHONE: phone,
  EMAIL: email,
  EVP: evp,
};
const eachType = KEY_TYPES.map((keyType) => ({ keyType, valid: VALID[keyType] }));

describe.each(eachType)('a $keyType key', ({ keyType, valid }) => {
  it('is taken when it is well formed', () => {
    fc.assert(fc.property(valid, (key) => keyFault(keyType, key) === undefined));
  });

  it.each([
    ['a space before', (key: string) => ` ${key}`],
    ['a space after', (key: string) => `${key} `],
    ['a line break after', (key: string) => `${key}\n`],
    ['a NUL after', (key: string) => `${key}\0`],
    ['a lone surrogate after', (key: string) => `${key}\uD800`],
    ['a lone surrogate before', (key: string) => `\uDC00${key}`],
    ['nothing left', () => ''],
    ['a million characters', (key: string) => key.padEnd(1_000_000, '1')],
    ['a full-width digit', (key: string) => key.replace(/[0-9a-f]/, (digit) => fullWidth(digit))],
  ])('is refused with %s', (_, spoil) => {
    // An e-mail such as u@vm has nothing that a digit could be put in place of.
    const spoilable = valid.filter((key) => spoil(key) !== key);
    fc.assert(
      fc.property(spoilable, (key) => !isValidKey(keyType, spoil(key))),
      { numRuns: 20 },
    );
  });

  it('is not repeated by its fault', () => {
    const broken = valid.map((key) => `${key}§`);
    fc.assert(fc.property(broken, (key) => !keyFault(keyType, key)!.includes(key)));
  });
});

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}

describe('keys with letters', () => {
  it.each([
    ['EMAIL', email],
    ['EVP', evp],
  ] as const)('%s is refused in upper case', (keyType, valid) => {
    const withLetter = valid.filter((key) => /[a-z]/.test(key));
    fc.assert(fc.property(withLetter, (key) => !isValidKey(keyType, key.toUpperCase())));
  });

  it('CNPJ is refused in lower case', () => {
    const withLetter = cnpj.filter((key) => /[A-Z]/.test(key));
    fc.assert(fc.property(withLetter, (key) => !isValidKey('CNPJ', key.toLowerCase())));
  });
});

describe('an EMAIL key', () => {
  it.each([
    ["a.b!#$'*+/=?^_`{|}~-@example.com"],
    ['x@localhost'],
    [`${'a'.repeat(64)}@${'b'.repeat(12)}`],
    [`x@${'b'.repeat(63)}`],
    ['x@1.2'],
  ])('is taken as %s', (key) => expect(keyFault('EMAIL', key)).toBeUndefined());

  it.each([
    ['78 characters', `${'a'.repeat(64)}@${'b'.repeat(13)}`],
    ['a label of 64', `x@${'b'.repeat(64)}`],
    ['&', 'a&b@example.com'],
    ['%', 'a%b@example.com'],
    ['no @', 'example.com'],
    ['two @', 'a@b@example.com'],
    ['nothing before the @', '@example.com'],
    ['nothing after it', 'a@'],
    ['a hyphen at the start of a label', 'a@-example.com'],
    ['a hyphen at the end of a label', 'a@example-.com'],
    ['an empty label', 'a@example..com'],
    ['a dot at the end', 'a@example.com.'],
    ['an underscore in a label', 'a@ex_ample.com'],
    ['an accent', 'joão@example.com'],
  ])('is refused with %s', (_, key) => expect(isValidKey('EMAIL', key)).toBe(false));
});

describe('a PHONE key', () => {
  it.each(['+12', '+5511987654321', '+123456789012345'])('is taken as %s', (key) =>
    expect(isValidKey('PHONE', key)).toBe(true),
  );

  it.each([
    '5511987654321',
    '+0511987654321',
    '+1',
    '+1234567890123456',
    '+55 11987654321',
    '++5511',
  ])('is refused as %s', (key) => expect(isValidKey('PHONE', key)).toBe(false));
});

describe('an EVP key', () => {
  it.each(['123e4567e89b42d3a456426614174000', '{123e4567-e89b-42d3-a456-426614174000}'])(
    'is refused as %s',
    (key) => expect(isValidKey('EVP', key)).toBe(false),
  );
});
