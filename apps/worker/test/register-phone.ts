import { randomInt, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { AccountType, BridgeServiceClient, KeyType, OwnerType } from '@conn-dict/bridge/proto';
import { credentials } from '@grpc/grpc-js';

/** Registers a fresh phone key for a made-up person at `ispb`, over the Bridge, and answers its entry's id. */
export async function registerPhone(address: string, ispb: string): Promise<string> {
  const client = new BridgeServiceClient(address, credentials.createInsecure());
  const requestId = randomUUID();
  const createEntry = promisify(client.createEntry.bind(client)) as (
    request: object,
  ) => Promise<{ entryId: string }>;
  try {
    const { entryId } = await createEntry({
      key: { keyType: KeyType.PHONE, keyValue: `+55${randomInt(10 ** 11, 10 ** 12)}` },
      account: {
        ispb,
        accountType: AccountType.CHECKING,
        accountNumber: String(randomInt(10_000_000, 99_999_999)),
        accountCheckDigit: '',
        branchCode: '0001',
        accountHolderName: 'Ana Exemplo',
        accountHolderDocument: '12345678909',
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
