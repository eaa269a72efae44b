import type { DictEntry } from '@conn-dict/dict';

/** An entry that a new simulator holds, with its fixed id. Everything about it is made up. */
export interface DemoEntry extends DictEntry {
  readonly entryId: string;
  readonly requestId: string;
}

const ANA = { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' } as const;

export const DEMO_ENTRIES: readonly DemoEntry[] = [
  {
    entryId: 'ENTRY-001',
    requestId: '00000000-0000-4000-8000-000000000001',
    keyType: 'PHONE',
    key: '+5511900000001',
    account: {
      participant: '87654321',
      branch: '0001',
      accountNumber: '10000001',
      accountType: 'CACC',
      openingDate: '2020-01-02T03:00:00.000Z',
    },
    owner: ANA,
  },
];
