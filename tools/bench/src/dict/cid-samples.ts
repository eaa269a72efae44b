import { createHmac } from 'node:crypto';
import type { DictEntry } from '@conn-dict/dict';
import { toSampleKeys, toUuid } from './sample-keys.js';

/** An entry, and the key and message of its HMAC. */
export interface CidSample {
  readonly requestId: string;
  readonly entry: DictEntry;
  readonly hmacKey: Buffer;
  readonly message: string;
}

export function toCidSamples(count: number): readonly CidSample[] {
  return toSampleKeys('PHONE', count).map((key, index) => {
    const requestId = toUuid(index);
    const accountNumber = String(100_000_000 + index);
    return {
      requestId,
      entry: {
        keyType: 'PHONE',
        key,
        owner: { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' },
        account: { participant: '12345678', branch: '0001', accountNumber, accountType: 'CACC' },
      },
      hmacKey: Buffer.from(requestId.replaceAll('-', ''), 'hex'),
      message: `PHONE&${key}&12345678909&Ana Exemplo&&12345678&0001&${accountNumber}&CACC`,
    };
  });
}

/** What a CID takes at least: Node's HMAC over a message that is there already. */
export function bareCid({ hmacKey, message }: CidSample): Buffer {
  return createHmac('sha256', hmacKey).update(message, 'utf8').digest();
}
