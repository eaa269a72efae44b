import type { KeyObject } from 'node:crypto';

/** The keys of a namespace, and which of them is in use. */
export interface PayloadEncryption {
  /** Secret keys of 32 bytes, by id; every one of them decrypts. An id is shown in logs and failures, a key nowhere. */
  readonly keys: Readonly<Record<string, KeyObject>>;
  /** Id of the key that encrypts. */
  readonly keyId: string;
  /**
   * Whether a payload that is not encrypted is read as it is: for runs from before encryption was switched on.
   *
   * @default false
   */
  readonly acceptPlain?: boolean;
}

const KEY_BYTES = 32;

/** @throws TypeError for keys that cannot be those of AES-256, without a byte of them */
export function assertKeys({ keys, keyId }: PayloadEncryption): void {
  for (const [id, key] of Object.entries(keys)) {
    if (key.symmetricKeySize !== KEY_BYTES)
      throw new TypeError(`payload key "${id}" is no secret key of ${KEY_BYTES} bytes`);
  }
  if (!Object.hasOwn(keys, keyId)) throw new TypeError(`there is no payload key "${keyId}"`);
}
