import type { KeyType } from '@conn-dict/dict';
import fc from 'fast-check';
import { cnpj, cpf, textOf } from './arbitraries.js';

const DIGITS = '0123456789';
const WORD = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The key types whose key the caller names. */
export type NamedKeyType = Exclude<KeyType, 'EVP'>;

const phone = fc
  .tuple(textOf('123456789', 1), textOf(DIGITS, 1, 14))
  .map(([first, rest]) => `+${first}${rest}`);
const email = fc
  .tuple(textOf(`${WORD}.!#$'*+/=?^_{|}~-`, 1, 20), textOf(WORD, 1, 20), textOf(WORD, 1, 20))
  .map(([local, domain, top]) => `${local}@${domain}.${top}`);

/** Good keys of each type. */
export const KEYS: Readonly<Record<NamedKeyType, fc.Arbitrary<string>>> = {
  CPF: cpf,
  CNPJ: cnpj,
  PHONE: phone,
  EMAIL: email,
};

const fullWidth = (key: string) =>
  key.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const otherLastDigit = (key: string) => key.slice(0, -1) + String((Number(key.at(-1)) + 1) % 10);

const TAX_IDS = ['CPF', 'CNPJ'] as const;
const WITHOUT_LETTERS = [...TAX_IDS, 'PHONE'] as const;
const ALL = [...WITHOUT_LETTERS, 'EMAIL'] as const;

/** What makes any good key of these types a bad one. */
export const SPOILINGS: readonly {
  readonly what: string;
  readonly of: readonly NamedKeyType[];
  readonly spoil: (key: string) => string;
}[] = [
  { what: 'another check digit', of: TAX_IDS, spoil: otherLastDigit },
  { what: 'an upper-case letter more', of: ALL, spoil: (key) => `A${key}` },
  { what: 'a lower-case letter', of: WITHOUT_LETTERS, spoil: (key) => `a${key.slice(1)}` },
  { what: 'full-width digits', of: WITHOUT_LETTERS, spoil: fullWidth },
  { what: 'a full-width digit more', of: ALL, spoil: (key) => `${key}１` },
  { what: '78 characters', of: ALL, spoil: (key) => key.padStart(78, '1') },
  { what: 'a character too few', of: WITHOUT_LETTERS, spoil: (key) => key.slice(1) },
  { what: 'a space before it', of: ALL, spoil: (key) => ` ${key}` },
  { what: 'a space in it', of: ALL, spoil: (key) => `${key.slice(0, 2)} ${key.slice(2)}` },
  { what: 'a line break after it', of: ALL, spoil: (key) => `${key}\n` },
  { what: 'half a surrogate pair', of: ALL, spoil: (key) => `${key}\uD800` },
  { what: 'NUL', of: ALL, spoil: (key) => `${key}\0` },
  { what: 'punctuation', of: ALL, spoil: (key) => `${key.slice(0, 2)}.${key.slice(2)}-` },
  { what: 'nothing', of: ALL, spoil: () => '' },
  { what: 'the name of a prototype', of: ALL, spoil: () => '__proto__' },
];
