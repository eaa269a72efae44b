import type { Payload, PayloadCodec } from '@temporalio/common';
import { assertKeys, type PayloadEncryption } from './payload-encryption.js';
import { payloadUnreadable } from './payload-failure.js';
import { isSealed, keyIdOf, openPayload, sealPayload } from './sealed-payload.js';

/**
 * Makes the codec that encrypts all payloads of workers and clients with AES-256-GCM.
 *
 * It fails closed: it never writes a payload that is not encrypted, and reads one only where `acceptPlain` says so.
 * What it cannot read is an ApplicationFailure `PayloadUnreadable`, retryable, with rule and key id.
 *
 * @throws TypeError for keys that are not of 32 bytes, or a `keyId` that is none of them
 */
export function createPayloadCodec(encryption: PayloadEncryption): PayloadCodec {
  assertKeys(encryption);
  const { keys, keyId, acceptPlain = false } = encryption;
  const key = keys[keyId]!;

  function decode(payload: Payload): Payload {
    if (isSealed(payload)) return open(payload, encryption);
    if (acceptPlain) return payload;
    throw payloadUnreadable('is not encrypted, and plain ones are not accepted');
  }
  return {
    encode: async (payloads) => payloads.map((payload) => sealPayload(payload, keyId, key)),
    decode: async (payloads) => payloads.map(decode),
  };
}

function open(payload: Payload, { keys }: PayloadEncryption): Payload {
  const keyId = keyIdOf(payload);
  if (!Object.hasOwn(keys, keyId)) throw payloadUnreadable('there is no such key here', keyId);
  try {
    return openPayload(payload, keyId, keys[keyId]!);
  } catch {
    throw payloadUnreadable('is damaged, or was encrypted with another key of that id', keyId);
  }
}
