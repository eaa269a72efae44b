import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/** As Temporal's own samples name them, so that its UI shows what it cannot read for what it is. */
const ENCODING = 'binary/encrypted';
const CIPHER = 'AES-256-GCM';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Tells whether a payload says that it is encrypted. */
export function isSealed({ metadata }: Payload): boolean {
  return textOf(metadata?.['encoding']) === ENCODING;
}

/** Id of the key that a sealed payload says it needs. */
export function keyIdOf({ metadata }: Payload): string {
  return textOf(metadata?.['encryption-key-id']);
}

/** Encrypts a whole payload, its metadata too: random nonce, ciphertext, tag. */
export function sealPayload(payload: Payload, keyId: string, key: KeyObject): Payload {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(keyId));
  const sealed = cipher.update(PayloadMessage.encode(payload).finish());
  return {
    metadata: {
      encoding: Buffer.from(ENCODING),
      'encryption-cipher': Buffer.from(CIPHER),
      'encryption-key-id': Buffer.from(keyId),
    },
    data: Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]),
  };
}

/** Decrypts what `sealPayload` made. @throws Error where one bit of it, or of what it is bound to, is another */
export function openPayload({ metadata, data }: Payload, keyId: string, key: KeyObject): Payload {
  if (textOf(metadata?.['encryption-cipher']) !== CIPHER) throw new Error('another cipher');
  const bytes = data ?? new Uint8Array();
  const tagAt = Math.max(bytes.length - TAG_BYTES, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(keyId));
  decipher.setAuthTag(bytes.subarray(tagAt));
  const opened = decipher.update(bytes.subarray(NONCE_BYTES, tagAt));
  return PayloadMessage.decode(Buffer.concat([opened, decipher.final()]));
}

/** The metadata that a tag covers: under another key id, cipher or encoding it does not fit. */
function boundTo(keyId: string): Buffer {
  return Buffer.from([ENCODING, CIPHER, keyId].join('\n'));
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}
