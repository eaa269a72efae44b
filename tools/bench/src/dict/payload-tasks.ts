import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { createPayloadCodec } from '@conn-dict/encryption';
import { defaultPayloadConverter } from '@temporalio/client';
import type { RateTask } from './measure-rates.js';

const CALLS = 10_000;

/** A claim's input, as most payloads are: some hundred bytes of JSON. */
const INPUT = {
  claim_id: 'CLAIM-0123456789',
  entry_id: 'ENTRY-0123456789',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
  claimer_account: { participant: '12345678', branch: '0001', account_number: '0123456789' },
  requested_by: 'agent-7',
};

/** Makes tasks that encrypt a payload, decrypt it, and run the bare cipher over its bytes. */
export async function toPayloadTasks(): Promise<readonly RateTask[]> {
  const key = createSecretKey(randomBytes(32));
  const codec = createPayloadCodec({ keys: { bench: key }, keyId: 'bench' });
  const payload = defaultPayloadConverter.toPayload(INPUT);
  const sealed = await codec.encode([payload]);
  // The codec's work is done when its promise is there.
  return [
    { name: 'sealed', calls: CALLS, call: () => codec.encode([payload]) },
    { name: 'opened', calls: CALLS, call: () => codec.decode(sealed) },
    {
      name: 'cipher',
      calls: CALLS,
      call() {
        const cipher = createCipheriv('aes-256-gcm', key, randomBytes(12));
        return [cipher.update(payload.data!), cipher.final(), cipher.getAuthTag()];
      },
    },
  ];
}
