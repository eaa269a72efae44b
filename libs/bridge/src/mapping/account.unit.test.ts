// Proves that an account and its holder survive the wire, and what becomes of what a Bridge leaves out.
import { ACCOUNT_TYPES, type Account, type Owner } from '@conn-dict/dict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as wire from '../gen/dict/common/v1/directory.js';
import { toAccount, toOwner, toWireAccount, toWireOwner } from './account.js';
import { createAnswerReader } from './answer-reader.js';

const read = createAnswerReader('GetEntry');
const text = fc.string({ minLength: 1, unit: 'grapheme' });

const accounts: fc.Arbitrary<Account> = fc.record(
  {
    participant: fc.stringMatching(/^[0-9A-Z]{8}$/),
    branch: fc.stringMatching(/^[0-9]{1,4}$/),
    accountNumber: fc.stringMatching(/^[a-zA-Z0-9]{1,20}$/),
    accountType: fc.constantFrom(...ACCOUNT_TYPES),
    openingDate: fc
      .date({ min: new Date('1960-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  },
  { requiredKeys: ['participant', 'accountNumber', 'accountType'] },
);

const owners: fc.Arbitrary<Owner> = fc.record(
  {
    type: fc.constantFrom('NATURAL_PERSON', 'LEGAL_PERSON'),
    taxId: text,
    name: text,
    tradeName: text,
  },
  { requiredKeys: ['type', 'taxId', 'name'] },
);

function overTheWire(account: wire.Account): wire.Account {
  return wire.Account.decode(wire.Account.encode(account).finish());
}

describe('account', () => {
  it('comes back as it went, with its holder', () => {
    fc.assert(
      fc.property(accounts, owners, (account, owner) => {
        const answer = overTheWire(toWireAccount(account, owner, 'CreateClaim'));
        expect(toAccount(answer, read)).toEqual(account);
        expect(toOwner(answer, read)).toEqual(owner);
      }),
    );
  });

  it('goes without a holder that nobody named', () => {
    const account = { participant: '12345678', accountNumber: '1', accountType: 'CACC' } as const;
    expect(toWireAccount(account, undefined, 'CreateClaim')).toMatchObject({
      accountHolderName: '',
      accountHolderDocument: '',
      documentType: wire.DocumentType.UNSPECIFIED,
      holderType: wire.OwnerType.UNSPECIFIED,
    });
  });

  it('has one number: what a Bridge splits is put together, and the whole is sent', () => {
    const answer = wire.Account.fromPartial({
      ispb: '87654321',
      accountType: wire.AccountType.SALARY,
      accountNumber: '000765432',
      accountCheckDigit: '1',
    });
    const account = toAccount(answer, read);
    expect(account.accountNumber).toBe('0007654321');
    expect(toWireAccount(account, undefined, 'CreateClaim')).toMatchObject({
      accountNumber: '0007654321',
      accountCheckDigit: '',
    });
  });

  it('takes the kind of holder from the document, when a Bridge tells no more', () => {
    const answer = wire.Account.fromPartial({
      accountHolderName: 'Maria',
      accountHolderDocument: '1',
      documentType: wire.DocumentType.CNPJ,
    });
    expect(toOwner(answer, read)).toEqual({ type: 'LEGAL_PERSON', taxId: '1', name: 'Maria' });
  });

  it.each([
    ['account.ispb', { ispb: '' }],
    ['account.account_number', { accountNumber: '' }],
    ['account.account_type', { accountType: wire.AccountType.UNSPECIFIED }],
  ])('is refused without %s', (field, missing) => {
    const whole = { ispb: '87654321', accountNumber: '1', accountType: wire.AccountType.SAVINGS };
    const answer = wire.Account.fromPartial({ ...whole, ...missing });
    const refusal = { type: 'BridgeRefused', method: 'GetEntry', details: { field, status: 'OK' } };
    expect(() => toAccount(answer, read)).toThrow(expect.objectContaining(refusal));
  });

  it('is not sent with an opening date that is no date', () => {
    const account = {
      participant: '12345678',
      accountNumber: '1',
      accountType: 'CACC',
      openingDate: 'yesterday',
    } as const;
    expect(() => toWireAccount(account, undefined, 'CreateClaim')).toThrow(
      expect.objectContaining({ type: 'InvalidInput', details: { field: 'account.opening_date' } }),
    );
  });
});

describe('owner', () => {
  it('goes by itself with all that it has', () => {
    const owner = { type: 'LEGAL_PERSON', taxId: '1', name: 'ACME', tradeName: 'Acme' } as const;
    expect(toWireOwner(owner)).toEqual({ ...owner, type: wire.OwnerType.LEGAL_PERSON });
  });
});
