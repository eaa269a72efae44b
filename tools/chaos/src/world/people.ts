import type { Random } from '../plan/random.js';

/** Who claims keys and registers them; the workers' participant. */
export const CLAIMER = '12345678';
/** Whose keys are claimed. */
export const DONOR = '87654321';
/** Whose entries the directory has and we do not: a sync brings them. */
export const SEEDED = '55555555';
export const SEEDED_ENTRIES = 30;

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

/** People for a long run. */
export interface Crowd {
  /** The person of this number, of 100,000. */
  person(number: number): Person;
  /**
   * What of any of them may not be seen: accounts and phones are told by what they have in common, because a search for
   * each by itself would take hours.
   */
  readonly canaries: readonly string[];
}

/** Makes people whose accounts begin alike, and their phones, with ten digits that occur nowhere else. */
export function makeCrowd(random: Random): Crowd {
  const digits = random.between(1_000_000, 9_999_999);
  const account = `918${digits}`;
  const phone = `+888${digits}`;
  return {
    person(number) {
      const which = number % NAMES.length;
      const last = String(number).padStart(5, '0');
      return {
        name: NAMES[which]!,
        taxId: TAX_IDS[which]!,
        accountNumber: `${account}${last}`,
        phone: `${phone}${last}`,
      };
    },
    canaries: [...NAMES, ...TAX_IDS, account, phone],
  };
}

/** What of a person may not be seen. */
export function canariesOf(people: readonly Person[]): readonly string[] {
  return [...new Set(people.flatMap((person) => Object.values<string>({ ...person })))];
}
