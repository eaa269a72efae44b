import { cnpjCheckDigits, cpfCheckDigits, type KeyType } from '@conn-dict/dict';

/** Keys that the rules of their types take, no two the same, so that nothing can be remembered from the last one. */
export function toSampleKeys(keyType: KeyType, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => SAMPLES[keyType](index));
}

const SAMPLES: Readonly<Record<KeyType, (index: number) => string>> = {
  CPF: (index) => withDigits(String(100_000_001 + index * 7_919), cpfCheckDigits),
  CNPJ: (index) =>
    withDigits(`${index.toString(36).toUpperCase().padStart(8, '0')}0001`, cnpjCheckDigits),
  EMAIL: (index) => `ana.exemplo-${index}@correio.example.com`,
  PHONE: (index) => `+55119${String(index).padStart(8, '0')}`,
  EVP: toUuid,
};

function withDigits(base: string, digitsOf: (base: string) => string): string {
  return base + digitsOf(base);
}

/** Makes a UUID in lower case. */
export function toUuid(index: number): string {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `${hex(index * 7_919, 8)}-89ab-4cde-8f01-${hex(index * 104_729, 12)}`;
}
