// Proves that the check digits of CPF and CNPJ catch what they can catch, and which tax id goes with which owner.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cnpj, cpf, numericCnpj } from '../test/arbitraries.js';
import { EXAMPLE_CPF, FAKE_CNPJS, FAKE_CPFS } from '../test/fake-tax-ids.js';
import { cnpjFault, cpfFault, isCnpj, isCpf, taxIdFault } from './index.js';

/** The tax id with the digit at one place changed to another. */
function withOneDigitChanged(taxId: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(taxId, fc.nat(), fc.integer({ min: 1, max: 9 })).map(([text, at, by]) => {
    const i = at % text.length;
    const changed = (Number(text[i]) + by) % 10;
    return `${text.slice(0, i)}${changed}${text.slice(i + 1)}`;
  });
}

/** Modulo 11 folds the remainders 0 and 1 into the digit 0: only under another first digit is every change seen. */
const firstCheckDigitAt = (i: number) => (text: string) => text[i] !== '0';

describe('CPF', () => {
  it.each(FAKE_CPFS)('%s is one', (text) => expect(cpfFault(text)).toBeUndefined());

  it('has check digits that a computed base leads to', () => {
    fc.assert(fc.property(cpf, isCpf));
  });

  it('is refused when one digit is changed', () => {
    const seen = cpf.filter(firstCheckDigitAt(9));
    fc.assert(
      fc.property(withOneDigitChanged(seen), (text) => !isCpf(text)),
      { numRuns: 2_000 },
    );
  });

  it('is refused when a check digit is changed, whatever they are', () => {
    const changed = fc.tuple(cpf, fc.integer({ min: 1, max: 99 })).map(([text, by]) => {
      const digits = String((Number(text.slice(9)) + by) % 100).padStart(2, '0');
      return text.slice(0, 9) + digits;
    });
    fc.assert(fc.property(changed, (text) => !isCpf(text)));
  });

  it.each([...'0123456789'])('is refused as eleven times %s', (digit) =>
    expect(isCpf(digit.repeat(11))).toBe(false),
  );

  it('is refused with punctuation', () => {
    const dotted = cpf.map((text) => text.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4'));
    fc.assert(fc.property(dotted, (text) => !isCpf(text)));
  });

  it('is not what the official CID example shows', () => {
    expect(cpfFault(EXAMPLE_CPF)).toBe('valid check digits');
  });
});

describe('CNPJ', () => {
  it.each(FAKE_CNPJS)('%s is one', (text) => expect(cnpjFault(text)).toBeUndefined());

  it('has check digits that a computed base leads to, with and without letters', () => {
    fc.assert(fc.property(fc.oneof(cnpj, numericCnpj), isCnpj));
  });

  it('is refused when one digit is changed', () => {
    const seen = numericCnpj.filter(firstCheckDigitAt(12));
    fc.assert(
      fc.property(withOneDigitChanged(seen), (text) => !isCnpj(text)),
      { numRuns: 2_000 },
    );
  });

  it('has no letters for check digits', () => {
    const lettered = cnpj.map((text) => `${text.slice(0, 13)}A`);
    fc.assert(fc.property(lettered, (text) => !isCnpj(text)));
  });

  it('is refused as fourteen zeros', () => expect(isCnpj('0'.repeat(14))).toBe(false));
});

describe('the tax id of an owner', () => {
  it('is a CPF for a natural person and a CNPJ for a legal one', () => {
    fc.assert(
      fc.property(cpf, cnpj, (person, company) => {
        expect(taxIdFault('NATURAL_PERSON', person)).toBeUndefined();
        expect(taxIdFault('LEGAL_PERSON', company)).toBeUndefined();
        expect(taxIdFault('NATURAL_PERSON', company)).toBeDefined();
        expect(taxIdFault('LEGAL_PERSON', person)).toBeDefined();
      }),
    );
  });
});
