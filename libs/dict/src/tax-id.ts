import { cnpjCheckDigits, cpfCheckDigits } from './check-digits.js';
import type { OwnerType } from './entry.js';

const ONE_CHARACTER_REPEATED = /^(.)\1*$/;

/** The rule of a CPF that the text breaks. */
export function cpfFault(text: string): string | undefined {
  if (!/^[0-9]{11}$/.test(text)) return '11 digits';
  if (ONE_CHARACTER_REPEATED.test(text)) return 'not one digit repeated';
  return cpfCheckDigits(text.slice(0, 9)) === text.slice(9) ? undefined : 'valid check digits';
}

/** The rule of a CNPJ that the text breaks; since July 2026 letters may stand in it. */
export function cnpjFault(text: string): string | undefined {
  if (!/^[0-9A-Z]{12}[0-9]{2}$/.test(text)) return '12 characters 0-9 or A-Z and two digits';
  if (ONE_CHARACTER_REPEATED.test(text)) return 'not one digit repeated';
  return cnpjCheckDigits(text.slice(0, 12)) === text.slice(12) ? undefined : 'valid check digits';
}

export function isCpf(text: string): boolean {
  return cpfFault(text) === undefined;
}

export function isCnpj(text: string): boolean {
  return cnpjFault(text) === undefined;
}

/** The rule that an owner's tax id breaks: a CPF for a natural person, a CNPJ for a legal one. */
export function taxIdFault(ownerType: OwnerType, taxId: string): string | undefined {
  return ownerType === 'NATURAL_PERSON' ? cpfFault(taxId) : cnpjFault(taxId);
}
