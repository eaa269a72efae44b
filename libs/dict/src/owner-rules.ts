import type { OwnerType } from './entry.js';

/** Longest names of an owner (DICT API 2.12.1, NaturalPerson and LegalPerson). */
export const OWNER_NAME_LENGTH_MAX = 120;
export const TRADE_NAME_LENGTH_MAX = 100;

const NATURAL_PERSON_NAME = /^[A-Za-zÀ-ÖØ-öø-ÿ' -]+$/;
const CONTROL_OR_LONE_SURROGATE = /[\p{Cc}\p{Cs}]/u;

/** The rule that an owner's name breaks. Never holds the name. */
export function ownerNameFault(ownerType: OwnerType, name: string): string | undefined {
  const fault = lengthFault(name, OWNER_NAME_LENGTH_MAX);
  if (fault !== undefined || ownerType === 'LEGAL_PERSON') return fault ?? textFault(name);
  return NATURAL_PERSON_NAME.test(name)
    ? undefined
    : 'only letters, accented ones too, apostrophes, spaces and hyphens';
}

/** The rule that a trade name breaks: only a legal person has one. */
export function tradeNameFault(ownerType: OwnerType, tradeName: string): string | undefined {
  if (ownerType === 'NATURAL_PERSON') return 'only for a legal person';
  return lengthFault(tradeName, TRADE_NAME_LENGTH_MAX) ?? textFault(tradeName);
}

function lengthFault(name: string, lengthMax: number): string | undefined {
  const isInside = name.length <= lengthMax && name.trim() !== '';
  return isInside ? undefined : `1 to ${lengthMax} characters, not all of them spaces`;
}

function textFault(name: string): string | undefined {
  return CONTROL_OR_LONE_SURROGATE.test(name)
    ? 'no control characters, well-formed Unicode'
    : undefined;
}
