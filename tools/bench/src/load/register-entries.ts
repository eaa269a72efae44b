import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { AccountType, BridgeServiceClient, KeyType, OwnerType } from '@conn-dict/bridge/proto';
import { credentials } from '@grpc/grpc-js';
import { DONOR_ISPB } from './claim-inputs.js';
import { inLanes } from './in-lanes.js';

/** Calls under way at once. */
const LANES = 50;

export interface RegisterEntriesOptions {
  /** The simulator. */
  readonly address: string;
  /** Distinguishes the keys of earlier calls: 0 to 99. */
  readonly series: number;
  /** Number of the first one in its series. @default 0 */
  readonly first?: number;
  /** At most a million. */
  readonly count: number;
  readonly signal: AbortSignal;
}

/** Registers phone keys of made-up accounts at the donor, over the Bridge, and answers their entries' ids. */
export async function registerEntries(options: RegisterEntriesOptions): Promise<string[]> {
  const { address, series, first = 0, count, signal } = options;
  const client = new BridgeServiceClient(address, credentials.createInsecure());
  const createEntry = promisify(client.createEntry.bind(client)) as (
    request: ReturnType<typeof toRequest>,
  ) => Promise<{ entryId: string }>;
  const numbers = Array.from({ length: count }, (_, index) => series * 1_000_000 + first + index);
  try {
    return await inLanes(numbers, { lanes: LANES, signal }, async (number) => {
      const { entryId } = await createEntry(toRequest(number));
      return entryId;
    });
  } finally {
    client.close();
  }
}

/** An account has at most five keys: each key gets one of its own. */
function toRequest(number: number) {
  const requestId = randomUUID();
  const digits = String(number).padStart(8, '0');
  return {
    key: { keyType: KeyType.PHONE, keyValue: `+55119${digits}` },
    account: {
      ispb: DONOR_ISPB,
      accountType: AccountType.CHECKING,
      accountNumber: String(100_000_000 + number),
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
  };
}
