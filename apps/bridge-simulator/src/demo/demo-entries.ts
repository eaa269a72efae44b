import type { DictEntry, KeyType, Owner } from '@conn-dict/dict';
import { ANA, BRUNO, CARLA, OFICINA, PADARIA } from './demo-people.js';

/** An entry that a new simulator holds, with its fixed id. Everything about it is made up. */
export interface DemoEntry extends DictEntry {
  /** `ENTRY-001` and so on. */
  readonly entryId: string;
  readonly requestId: string;
}

const FIRST = '87654321';
const SECOND = '12345678';

/** What a new simulator with demo data holds: every key type at both participants, ENTRY-001 first. */
export const DEMO_ENTRIES: readonly DemoEntry[] = [
  demoEntry(1, 'PHONE', '+5511900000001', ANA, FIRST),
  demoEntry(2, 'CPF', ANA.taxId, ANA, FIRST),
  demoEntry(3, 'EMAIL', 'ana@example.com', ANA, FIRST),
  demoEntry(4, 'EVP', '00000000-0000-4000-9000-000000000004', ANA, FIRST),
  demoEntry(5, 'PHONE', '+5511900000005', BRUNO, FIRST),
  demoEntry(6, 'CNPJ', PADARIA.taxId, PADARIA, FIRST),
  demoEntry(7, 'PHONE', '+5511900000007', CARLA, SECOND),
  demoEntry(8, 'CPF', CARLA.taxId, CARLA, SECOND),
  demoEntry(9, 'EMAIL', 'carla@example.com', CARLA, SECOND),
  demoEntry(10, 'EVP', '00000000-0000-4000-9000-000000000010', CARLA, SECOND),
  demoEntry(11, 'CNPJ', OFICINA.taxId, OFICINA, SECOND),
  demoEntry(12, 'EMAIL', 'oficina@example.com', OFICINA, SECOND),
];

function demoEntry(
  number: number,
  keyType: KeyType,
  key: string,
  owner: Owner,
  participant: string,
): DemoEntry {
  const isCompany = owner.type === 'LEGAL_PERSON';
  return {
    entryId: `ENTRY-${String(number).padStart(3, '0')}`,
    requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    keyType,
    key,
    owner,
    account: {
      participant,
      branch: '0001',
      // One account a person and participant.
      accountNumber: owner.taxId.slice(0, 8),
      accountType: isCompany ? 'TRAN' : 'CACC',
      openingDate: '2020-01-02T03:00:00.000Z',
    },
  };
}
