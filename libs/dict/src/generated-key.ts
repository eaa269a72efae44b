import { cnpjCheckDigits, cpfCheckDigits } from './check-digits.js';
import { isGeneratedIndex } from './generated-index.js';
import type { KeyType } from './key-type.js';

/** Makes the key with this number in the set with this salt; number and salt can be read from it. */
export function generatedKey(keyType: KeyType, salt: number, index: number): string {
  const number = String(index).padStart(8, '0');
  switch (keyType) {
    case 'CPF': {
      const base = cpfBase(salt % 10, number);
      return base + cpfCheckDigits(base);
    }
    case 'CNPJ': {
      const base = number + String(1 + (salt % 9_999)).padStart(4, '0');
      return base + cnpjCheckDigits(base);
    }
    case 'PHONE':
      return `+999${String(salt % 10_000).padStart(4, '0')}${number}`;
    case 'EMAIL':
      return `n${number}.${salt.toString(16)}@example.com`;
    case 'EVP':
      return `${hex(salt, 8)}-0000-4000-9000-${hex(index, 12)}`;
  }
}

/** Where the number stands in a key of each type, and in which base. */
const NUMBERS: Readonly<Record<KeyType, readonly [pattern: RegExp, radix: number]>> = {
  CPF: [/^\d(\d{8})\d{2}$/, 10],
  CNPJ: [/^(\d{8})\d{6}$/, 10],
  PHONE: [/^\+999\d{4}(\d{8})$/, 10],
  EMAIL: [/^n(\d{8})\.[0-9a-f]{1,8}@example\.com$/, 10],
  EVP: [/^[0-9a-f]{8}-0000-4000-9000-([0-9a-f]{12})$/, 16],
};

/** The number that a key could have, were it of a set; `undefined` where it can be of none. */
export function indexOfGeneratedKey(keyType: KeyType, key: string): number | undefined {
  const [pattern, radix] = NUMBERS[keyType];
  const index = parseInt(pattern.exec(key)?.[1] ?? '', radix);
  return isGeneratedIndex(index) ? index : undefined;
}

/** One digit repeated is no CPF: then the first is another. */
function cpfBase(first: number, number: string): string {
  const base = String(first) + number;
  return /^(\d)\1*$/.test(base) ? String((first + 1) % 10) + number : base;
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}
