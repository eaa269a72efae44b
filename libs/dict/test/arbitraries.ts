import fc from 'fast-check';
import { cnpjCheckDigits, cpfCheckDigits, type DictEntry } from '../src/index.js';

const DIGITS = [...'0123456789'];
const LOWER = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

function textOf(alphabet: readonly string[], minLength: number, maxLength = minLength) {
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
}

const isVaried = (text: string) => new Set(text).size > 1;

export const cpf = textOf(DIGITS, 9)
  .map((base) => base + cpfCheckDigits(base))
  .filter(isVaried);

export const numericCnpj = textOf(DIGITS, 12)
  .map((base) => base + cnpjCheckDigits(base))
  .filter(isVaried);

export const cnpj = textOf([...DIGITS, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'], 12)
  .map((base) => base + cnpjCheckDigits(base))
  .filter(isVaried);

export const phone = fc
  .tuple(textOf(DIGITS.slice(1), 1), textOf(DIGITS, 1, 14))
  .map(([first, rest]) => `+${first}${rest}`);

const label = fc
  .tuple(textOf(LOWER, 1), textOf([...LOWER, '-'], 0, 12), textOf(LOWER, 1))
  .map((parts) => parts.join(''));

export const email = fc
  .tuple(
    textOf([...LOWER, ..."!#$'*+/=?^_`{|}~-."], 1, 20),
    fc.array(label, { minLength: 1, maxLength: 3 }),
  )
  .map(([local, labels]) => `${local}@${labels.join('.')}`);

export const evp = fc.uuid();

export const cid = fc.uint8Array({ minLength: 32, maxLength: 32 });

export const entry: fc.Arbitrary<DictEntry> = fc
  .record({ key: phone, taxId: cpf, name: fc.string({ minLength: 1 }), accountNumber: phone })
  .map(({ key, taxId, name, accountNumber }) => ({
    keyType: 'PHONE',
    key,
    owner: { type: 'NATURAL_PERSON', taxId, name },
    account: {
      participant: '12345678',
      accountNumber: accountNumber.slice(1),
      accountType: 'CACC',
    },
  }));
