// Proves that accounts and owners are read by the directory's own rules, those of the owner's type among them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerInput } from '../../test/arbitraries.js';
import { FULL_CLAIM } from '../../test/claim-inputs.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import type { FieldFault } from './field-fault.js';
import { account, owner } from './person-readers.js';

const ACCOUNT = FULL_CLAIM.claimer_account;
const COMPANY = FULL_CLAIM.claimer;
const PERSON = { type: 'NATURAL_PERSON', tax_id: '12345678909', name: "Ana d'Ávila" };

function faultsOf(reader: typeof account | typeof owner, value: unknown): FieldFault[] {
  const faults: FieldFault[] = [];
  expect(reader(value, 'claimer', faults) === undefined).toBe(faults.length > 0);
  return faults;
}

describe('account', () => {
  it('is read as the directory has it', () => {
    expect(account(ACCOUNT, 'account', [])).toStrictEqual({
      participant: '12345678',
      branch: '0001',
      accountNumber: '0007654321',
      accountType: 'CACC',
      openingDate: '2020-02-29T03:00:00Z',
    });
  });

  it.each(['participant', 'branch', 'account_number', 'account_type', 'opening_date'])(
    'refuses a wrong %s by that name',
    (field) => {
      for (const [, value] of WRONG_TEXTS) {
        const fields = faultsOf(account, { ...ACCOUNT, [field]: value }).map(
          (fault) => fault.field,
        );
        expect(fields).toEqual([`claimer.${field}`]);
      }
    },
  );

  it.each([
    ['branch', '00011', '1 to 4 digits'],
    ['branch', 'A1', '1 to 4 digits'],
    ['account_number', '1-2', '1 to 20 letters or digits'],
    ['account_number', '1'.repeat(21), '1 to 20 letters or digits'],
    ['account_type', 'cacc', 'one of CACC, TRAN, SLRY, SVGS, OTHR'],
    ['opening_date', '2021-02-29T03:00:00Z', 'a time that exists'],
  ])('refuses %s %s', (field, value, rule) =>
    expect(faultsOf(account, { ...ACCOUNT, [field]: value })).toEqual([
      { field: `claimer.${field}`, rule },
    ]),
  );
});

describe('owner', () => {
  it('is read as the directory has it', () => {
    expect(owner(PERSON, 'owner', [])).toStrictEqual({
      type: 'NATURAL_PERSON',
      taxId: '12345678909',
      name: "Ana d'Ávila",
    });
    expect(owner(COMPANY, 'owner', [])).toStrictEqual({
      type: 'LEGAL_PERSON',
      taxId: '11222333000181',
      name: 'Padaria 24h & Cia. Ltda.',
      tradeName: 'Padaria do Zé',
    });
  });

  it('takes every person whose tax id has right check digits', () => {
    fc.assert(
      fc.property(ownerInput, (value) => {
        expect(faultsOf(owner, value)).toEqual([]);
      }),
    );
  });

  it.each([
    ['wrong check digits of a CPF', PERSON, 'tax_id', '12345678900', 'valid check digits'],
    ['wrong check digits of a CNPJ', COMPANY, 'tax_id', '11222333000182', 'valid check digits'],
    ['a CNPJ of a natural person', PERSON, 'tax_id', '11222333000181', '11 digits'],
    [
      'a CPF of a legal person',
      COMPANY,
      'tax_id',
      '12345678909',
      '12 characters 0-9 or A-Z and two digits',
    ],
    ['one digit repeated', PERSON, 'tax_id', '11111111111', 'not one digit repeated'],
    [
      'a digit in the name of a natural person',
      PERSON,
      'name',
      'Ana 2',
      'only letters, accented ones too, apostrophes, spaces and hyphens',
    ],
    ['a name of spaces', COMPANY, 'name', '   ', '1 to 120 characters, not all of them spaces'],
    [
      'NUL in a trade name',
      COMPANY,
      'trade_name',
      'Padaria\0',
      'no control characters, well-formed Unicode',
    ],
    ['a trade name of a natural person', PERSON, 'trade_name', 'Loja', 'only for a legal person'],
  ])('refuses %s', (_, person, field, value, rule) =>
    expect(faultsOf(owner, { ...person, [field]: value })).toEqual([
      { field: `claimer.${field}`, rule },
    ]),
  );

  it('takes a CNPJ with letters', () => {
    expect(faultsOf(owner, { ...COMPANY, tax_id: '12ABC34501DE35' })).toEqual([]);
  });

  it('names all faults of a person at once', () => {
    expect(faultsOf(owner, { ...PERSON, tax_id: '1', name: '', trade_name: 'x' })).toHaveLength(3);
  });

  it('holds a person of no known type to no rule of another', () => {
    for (const type of ['LEGAL', 'toString', null, 1, ['LEGAL_PERSON']]) {
      expect(faultsOf(owner, { ...COMPANY, type })).toEqual([
        { field: 'claimer.type', rule: 'one of NATURAL_PERSON, LEGAL_PERSON' },
      ]);
    }
    expect(faultsOf(owner, { ...COMPANY, type: 'LEGAL', tax_id: 1, name: null })).toHaveLength(3);
  });

  it.each([null, [], 'LEGAL_PERSON', 7])('refuses %j, which is no object', (value) =>
    expect(faultsOf(owner, value)).toEqual([{ field: 'claimer', rule: 'must be an object' }]),
  );
});
