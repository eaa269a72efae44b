import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { AccountType, BridgeServiceClient, KeyType, OwnerType } from '@conn-dict/bridge/proto';
import { credentials } from '@grpc/grpc-js';
import { HOLDER } from './canaries.js';
import { DONOR } from '../claim-paths.js';

const KEYS = {
  email: { keyType: KeyType.EMAIL, keyValue: HOLDER.email },
  phone: { keyType: KeyType.PHONE, keyValue: HOLDER.phone },
  cpf: { keyType: KeyType.CPF, keyValue: HOLDER.taxId },
};
export type HeldKeys = Readonly<Record<keyof typeof KEYS, string>>;

/** Registers the holder's keys at the donor, and answers the ids of their entries. */
export async function registerHolder(address: string): Promise<HeldKeys> {
  const client = new BridgeServiceClient(address, credentials.createInsecure());
  const createEntry = promisify(client.createEntry.bind(client)) as (
    request: object,
  ) => Promise<{ entryId: string }>;
  const register = async ([name, key]: [string, object]): Promise<[string, string]> => {
    const requestId = randomUUID();
    const { entryId } = await createEntry({
      key,
      account: {
        ispb: DONOR,
        accountType: AccountType.CHECKING,
        accountNumber: HOLDER.accountNumber,
        accountCheckDigit: '',
        branchCode: '0001',
        accountHolderName: HOLDER.name,
        accountHolderDocument: HOLDER.taxId,
        holderType: OwnerType.NATURAL_PERSON,
        documentType: 1,
        accountHolderTradeName: '',
      },
      idempotencyKey: requestId,
      requestId,
      reason: 0,
    });
    return [name, entryId];
  };
  try {
    return Object.fromEntries(await Promise.all(Object.entries(KEYS).map(register))) as HeldKeys;
  } finally {
    client.close();
  }
}
