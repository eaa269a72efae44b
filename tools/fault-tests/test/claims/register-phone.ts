import { randomInt, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { AccountType, BridgeServiceClient, KeyType, OwnerType } from '@conn-dict/bridge/proto';
import { credentials } from '@grpc/grpc-js';

/** Registers as many fresh phone keys for a made-up person at `ispb`, over the Bridge, and answers their entries' ids. */
export async function registerPhones(
  address: string,
  ispb: string,
  count: number,
): Promise<readonly string[]> {
  const client = new BridgeServiceClient(address, credentials.createInsecure());
  const createEntry = promisify(client.createEntry.bind(client)) as (
    request: object,
  ) => Promise<{ entryId: string }>;
  const register = async (): Promise<string> => {
    const requestId = randomUUID();
    const { entryId } = await createEntry({
      key: { keyType: KeyType.PHONE, keyValue: `+55119${eightDigits()}` },
      account: {
        ispb,
        accountType: AccountType.CHECKING,
        accountNumber: eightDigits(),
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
  };
  try {
    return await Promise.all(Array.from({ length: count }, register));
  } finally {
    client.close();
  }
}

function eightDigits(): string {
  return String(randomInt(10_000_000, 99_999_999));
}
