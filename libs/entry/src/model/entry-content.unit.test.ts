// Proves that two contents are one exactly where every attribute is, however their times are written.
import { describe, expect, it } from 'vitest';
import { CREATION, ROW } from '../../test/entry-rows.js';
import { changedContent, isOneAccount, isSameContent } from './entry-content.js';

const { account, owner } = CREATION;
const CHANGES = {
  participant: { account: { ...account, participant: '12345678' } },
  branch: { account: { ...account, branch: '0002' } },
  number: { account: { ...account, accountNumber: '2' } },
  type: { account: { ...account, accountType: 'SVGS' } },
  'opening date': { account: { ...account, openingDate: '2020-01-02T03:00:01Z' } },
  name: { owner: { ...owner, name: 'Ana Outra' } },
  'tax id': { owner: { ...owner, taxId: 'another' } },
  'trade name': { owner: { ...owner, tradeName: 'Loja' } },
  'kind of person': { owner: { ...owner, type: 'LEGAL_PERSON' } },
} as const;

describe('isSameContent', () => {
  it.each(Object.entries(CHANGES))('is false where the %s is another', (_, change) => {
    expect(isSameContent({ account, owner }, { account, owner, ...change })).toBe(false);
  });

  it('is true for another form of the same instant', () => {
    const openingDate = '2020-01-02T00:00:00.000-03:00';
    expect(isSameContent({ account, owner }, { account: { ...account, openingDate }, owner })).toBe(
      true,
    );
  });

  it('is false where only one has a branch or an opening date', () => {
    const { branch: _branch, ...branchless } = account;
    const { openingDate: _openingDate, ...undated } = account;
    for (const other of [branchless, undated])
      expect(isSameContent({ account, owner }, { account: other, owner })).toBe(false);
  });
});

it('an account is one whatever its opening date', () => {
  expect(isOneAccount(account, CHANGES['opening date'].account)).toBe(true);
  for (const field of ['participant', 'branch', 'number', 'type'] as const)
    expect(isOneAccount(account, CHANGES[field].account)).toBe(false);
});

it('what a change does not name stays as it is', () => {
  expect(changedContent(ROW, {})).toEqual({ account, owner });
  expect(changedContent(ROW, CHANGES.name)).toEqual({ account, owner: CHANGES.name.owner });
  expect(changedContent(ROW, CHANGES.branch)).toEqual({ account: CHANGES.branch.account, owner });
});
