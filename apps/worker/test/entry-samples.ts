import { randomInt, randomUUID } from 'node:crypto';
import type { CreateEntryWorkflowInput } from '@conn-dict/contracts';
import { cnpjCheckDigits, cpfCheckDigits, type KeyType } from '@conn-dict/dict';

export const PARTICIPANT = '87654321';

const digits = (count: number) =>
  Array.from({ length: count }, (_, i) => String(randomInt(i === 0 ? 1 : 0, 10))).join('');
const withDigits = (base: string, checkDigits: (base: string) => string) =>
  base + checkDigits(base);

/** A tax id that is nobody's yet in this test. */
const newTaxId = {
  NATURAL_PERSON: () => withDigits(digits(9), cpfCheckDigits),
  LEGAL_PERSON: () => withDigits(`AB${digits(10)}`, cnpjCheckDigits),
};

/** The key of a new entry: the owner's tax id, something random, or none yet. */
function newKey(keyType: KeyType, taxId: string): { readonly key?: string } {
  switch (keyType) {
    case 'CPF':
    case 'CNPJ':
      return { key: taxId };
    case 'PHONE':
      return { key: `+5511${digits(9)}` };
    case 'EMAIL':
      return { key: `${randomUUID()}@example.com` };
    case 'EVP':
      return {};
  }
}

/** A key of this type that nobody has yet, of a person that nobody knows yet. */
export function newEntry(
  keyType: KeyType,
  change: Partial<CreateEntryWorkflowInput> = {},
): CreateEntryWorkflowInput & { readonly entry_id: string } {
  const type = keyType === 'CNPJ' ? 'LEGAL_PERSON' : 'NATURAL_PERSON';
  const tax_id = newTaxId[type]();
  return {
    entry_id: `E-${randomUUID()}`,
    key_type: keyType,
    ...newKey(keyType, tax_id),
    account: {
      participant: PARTICIPANT,
      branch: '0001',
      account_number: digits(8),
      account_type: 'CACC',
      opening_date: '2020-01-02T03:00:00Z',
    },
    owner: { type, tax_id, name: 'Ana Exemplo' },
    reason: 'USER_REQUESTED',
    ...change,
  };
}
