import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { AccountType, BridgeServiceClient, KeyType, OwnerType } from '@conn-dict/bridge/proto';
import { credentials } from '@grpc/grpc-js';
import { mapInPages } from '../map-in-pages.js';
import { DONOR, type Person } from './people.js';

const CALLS_AT_ONCE = 100;

/** Registers each person's phone at the donor, over the Bridge, and answers their entries' ids. */
export async function registerPhones(
  address: string,
  people: readonly Person[],
): Promise<readonly string[]> {
  const client = new BridgeServiceClient(address, credentials.createInsecure());
  const createEntry = promisify(client.createEntry.bind(client)) as (
    request: object,
  ) => Promise<{ entryId: string }>;
  const register = async (person: Person): Promise<string> => {
    const requestId = randomUUID();
    const { entryId } = await createEntry({
      key: { keyType: KeyType.PHONE, keyValue: person.phone },
      account: {
        ispb: DONOR,
        accountType: AccountType.CHECKING,
        accountNumber: person.accountNumber,
        accountCheckDigit: '',
        branchCode: '0001',
        accountHolderName: person.name,
        accountHolderDocument: person.taxId,
        holderType: OwnerType.NATURAL_PERSON,
        documentType: 1,
        accountHolderTradeName: '',
      },
      idempotencyKey: requestId,
      requestId,
      reason: 0,
    });
    return entryId;
  };
  try {
    return await mapInPages(people, CALLS_AT_ONCE, register);
  } finally {
    client.close();
  }
}
