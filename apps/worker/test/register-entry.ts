import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { AccountType, BridgeServiceClient, OwnerType, type KeyType } from '@conn-dict/bridge/proto';
import { credentials } from '@grpc/grpc-js';

export interface EntryToRegister {
  readonly ispb: string;
  readonly key: { readonly keyType: KeyType; readonly keyValue: string };
  /** A natural person. */
  readonly owner: { readonly name: string; readonly taxId: string };
  readonly accountNumber: string;
}

/** Registers a key over the Bridge, as another participant does, and answers its entry's id. */
export async function registerEntry(
  address: string,
  { ispb, key, owner, accountNumber }: EntryToRegister,
): Promise<string> {
  const client = new BridgeServiceClient(address, credentials.createInsecure());
  const requestId = randomUUID();
  const createEntry = promisify(client.createEntry.bind(client)) as (
    request: object,
  ) => Promise<{ entryId: string }>;
  try {
    const { entryId } = await createEntry({
      key,
      account: {
        ispb,
        accountType: AccountType.CHECKING,
        accountNumber,
        accountCheckDigit: '',
        branchCode: '0001',
        accountHolderName: owner.name,
        accountHolderDocument: owner.taxId,
        holderType: OwnerType.NATURAL_PERSON,
        documentType: 1,
        accountHolderTradeName: '',
      },
      idempotencyKey: requestId,
      requestId,
      reason: 0,
    });
    return entryId;
  } finally {
    client.close();
  }
}
