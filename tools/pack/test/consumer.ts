/** A service that uses the client, as ESM or CommonJS: the same text for both. Its arguments: address and claim id. */
export const CONSUMER = `
import { createConnDictClient, isConnDictError, type ClaimRun, type ConnDictError } from '@conn-dict/client';
import { FAILURES, InvalidInputError, parseClaimWorkflowInput, type ClaimWorkflowInput } from '@conn-dict/contracts';
import { isCpf } from '@conn-dict/dict';
import { createPayloadCodec } from '@conn-dict/encryption';
import { createSecretKey } from 'node:crypto';
import { computeCid } from '@conn-dict/dict/cid';

const [, , address = '', claimId = ''] = process.argv;
const input: ClaimWorkflowInput = {
  claim_id: claimId,
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
};

async function main(): Promise<void> {
  const keys = { k: createSecretKey(Buffer.alloc(32, 7)) };
  const codec = createPayloadCodec({ keys, keyId: 'k', acceptPlain: true });
  const [sealed] = await codec.encode([{ data: Buffer.from('secret') }]);
  if (Buffer.from(sealed?.data ?? '').includes('secret')) throw new Error('in clear');
  const dict = createConnDictClient({ address, taskQueue: 'packed' });
  // @ts-expect-error -- a claim type that is none
  const refused: ConnDictError = await dict.claims.start({ ...input, claim_type: 'GIFT' }).catch((e: unknown) => e);
  if (!isConnDictError(refused) || refused.faults[0]?.field !== 'claim_type') throw new Error('taken');
  const run: ClaimRun = await dict.claims.start(input);
  await run.signalConfirm({ confirmed_by: 'agent-7' });
  const { status } = await run.result({ timeoutMs: 20_000 });
  await dict.close();
  console.log(status, parseClaimWorkflowInput(input).claimerIspb, FAILURES.NotFound, isCpf('1'), typeof computeCid, InvalidInputError.name);
}

void main();
`;

/** Has the packages twice, by import and by require, and knows the error of one with the other's guard. */
export const BOTH_WAYS = `
import { createRequire } from 'node:module';
import { isConnDictError } from '@conn-dict/client';

const required = createRequire(import.meta.url)('@conn-dict/client');
const error = new required.ConnDictError('RunEnded');
console.log(required.isConnDictError !== isConnDictError, isConnDictError(error));
`;
