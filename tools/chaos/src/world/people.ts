import type { Random } from '../plan/random.js';

/** Who claims keys and registers them; the workers' participant. */
export const CLAIMER = '12345678';
/** Whose keys are claimed. */
export const DONOR = '87654321';
/** Whose entries the directory has and we do not: a sync brings them. */
export const SEEDED = '55555555';

/** A made-up person, whose name, tax id, account and key may be seen nowhere but where they are kept on purpose. */
export interface Person {
  readonly name: string;
  readonly taxId: string;
  readonly accountNumber: string;
  readonly phone: string;
}

const NAMES = ['Zulmira Canario', 'Olindo Pintassilgo', 'Belmira Cotovia'] as const;
const TAX_IDS = ['98765432100', '52998224725', '11144477735'] as const;

/** Makes a person with an account and a phone of their own. */
export function makePerson(random: Random, number: number): Person {
  const which = number % NAMES.length;
  return {
    name: NAMES[which]!,
    taxId: TAX_IDS[which]!,
    accountNumber: `91${random.between(10_000_000, 99_999_999)}`,
    // The number keeps two people from having one phone.
    phone: `+55119${random.between(1_000, 9_999)}${String(number).padStart(4, '0')}`,
  };
}

/** What of a person may not be seen. */
export function canariesOf(people: readonly Person[]): readonly string[] {
  return [...new Set(people.flatMap((person) => Object.values<string>({ ...person })))];
}
