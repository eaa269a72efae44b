import {
  ACCOUNT_TYPES,
  CLAIM_TYPES,
  cnpjCheckDigits,
  cpfCheckDigits,
  type OwnerType,
} from '@conn-dict/dict';
import fc from 'fast-check';
import type { AccountInput, ClaimWorkflowInput, OwnerInput } from '../src/index.js';

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();

export function textOf(alphabet: string, minLength: number, maxLength = minLength) {
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
}

/** Only the fields that are there: JSON knows no `undefined`. */
const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const varied = (taxId: string) => new Set(taxId).size > 1;
export const cpf = textOf(DIGITS, 9)
  .map((base) => base + cpfCheckDigits(base))
  .filter(varied);
export const cnpj = textOf(DIGITS + UPPER, 12)
  .map((base) => base + cnpjCheckDigits(base))
  .filter(varied);

export const ispbInput = textOf(DIGITS + UPPER, 8);
export const idInput = fc
  .tuple(textOf(DIGITS + LOWER + UPPER, 1), textOf(DIGITS + LOWER + UPPER + '._:-', 0, 127))
  .map((parts) => parts.join(''));
export const instantInput = fc
  .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
  .map((date) => date.toISOString());

function accountOf(participant: string): fc.Arbitrary<AccountInput> {
  return fc
    .record(
      {
        participant: fc.constant(participant),
        branch: textOf(DIGITS, 1, 4),
        account_number: textOf(DIGITS + LOWER + UPPER, 1, 20),
        account_type: fc.constantFrom(...ACCOUNT_TYPES),
        opening_date: instantInput,
      },
      { requiredKeys: ['participant', 'account_number', 'account_type'] },
    )
    .map(clean);
}

function personOf(
  type: OwnerType,
  fields: Partial<Record<'tax_id' | 'name' | 'trade_name', fc.Arbitrary<string>>>,
) {
  return fc
    .record({ type: fc.constant(type), ...fields }, { requiredKeys: ['type', 'tax_id', 'name'] })
    .map((person) => clean(person) as OwnerInput);
}

export const ownerInput: fc.Arbitrary<OwnerInput> = fc.oneof(
  personOf('NATURAL_PERSON', {
    tax_id: cpf,
    name: textOf(`${LOWER}${UPPER}ÀÖØöøÿ'-`, 1, 120),
  }),
  personOf('LEGAL_PERSON', {
    tax_id: cnpj,
    name: textOf(`${LOWER}${DIGITS}&.株`, 1, 120),
    trade_name: textOf(`${UPPER}${DIGITS}&.`, 1, 100),
  }),
);

/** Every kind of claim input that is taken. */
export const claimInput: fc.Arbitrary<ClaimWorkflowInput> = fc
  .uniqueArray(ispbInput, { minLength: 2, maxLength: 2 })
  .chain(([claimer = '', donor = '']) =>
    fc.record(
      {
        claim_id: idInput,
        entry_id: idInput,
        claim_type: fc.constantFrom(...CLAIM_TYPES),
        claimer_ispb: fc.constant(claimer),
        donor_ispb: fc.constant(donor),
        claimer_account: accountOf(claimer),
        claimer: ownerInput,
        requested_by: textOf(`${LOWER}@. ã`, 1, 128),
      },
      { requiredKeys: ['claim_id', 'entry_id', 'claim_type', 'claimer_ispb', 'donor_ispb'] },
    ),
  )
  .map(clean);
