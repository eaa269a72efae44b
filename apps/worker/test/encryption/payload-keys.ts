import { createSecretKey } from 'node:crypto';
import { createPayloadCodec } from '@conn-dict/encryption';
import type { PayloadCodec } from '@temporalio/common';

const BYTES = { a: Buffer.alloc(32, 1), b: Buffer.alloc(32, 2) };
export type KeyId = keyof typeof BYTES;

/** What a worker is told: these keys, the first of them encrypts. */
export function keyVariables(
  ...[keyId, ...others]: readonly [KeyId, ...KeyId[]]
): Record<string, string> {
  const list = [keyId, ...others].map((id) => `${id}=${BYTES[id].toString('base64')}`);
  return { PAYLOAD_ENCRYPTION_KEYS: list.join(), PAYLOAD_ENCRYPTION_KEY_ID: keyId };
}

/** The codec of a caller with these keys. */
export function codecWith(...[keyId, ...others]: readonly [KeyId, ...KeyId[]]): PayloadCodec {
  const ids = [keyId, ...others];
  const keys = Object.fromEntries(ids.map((id) => [id, createSecretKey(BYTES[id])]));
  return createPayloadCodec({ keys, keyId });
}
