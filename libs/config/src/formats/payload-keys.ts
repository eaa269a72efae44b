import { createSecretKey, type KeyObject } from 'node:crypto';
import { format, NotAccepted } from '../format.js';
import { matching } from './text.js';

/** AES-256 keys by id. A KeyObject shows nothing of itself in a log or as JSON. */
export type PayloadKeys = Readonly<Record<string, KeyObject>>;

const KEY_BYTES = 32;
const KEY_ID = /^[\w.-]{1,64}$/;

export const payloadKeyId = matching(
  KEY_ID,
  '1 to 64 letters, digits, dots, hyphens or underscores',
);

/** `id=base64` with commas between them. */
export const payloadKeys = format(
  'id=key with commas between them, each key 32 bytes as base64, each id and each key once',
  (text) => {
    const keys = text.split(',').map(parseKey);
    const faults = keys.filter((key) => key instanceof NotAccepted);
    if (faults[0] !== undefined) return faults[0];
    const pairs = keys as readonly Pair[];
    const isOnce = (of: readonly string[]) => new Set(of).size === pairs.length;
    if (!isOnce(pairs.map(([id]) => id))) return new NotAccepted('each key id once');
    if (!isOnce(pairs.map(([, bytes]) => bytes.toString('hex'))))
      return new NotAccepted('another key under each id');
    return Object.fromEntries(pairs.map(([id, bytes]) => [id, createSecretKey(bytes)]));
  },
);

type Pair = readonly [id: string, bytes: Buffer];

/** Says what is wrong with the key at that place, without a character of it. */
function parseKey(text: string, index: number): Pair | NotAccepted {
  const place = `key ${index + 1} of the list`;
  const split = text.indexOf('=');
  const id = text.slice(0, split);
  if (split < 0 || !KEY_ID.test(id)) return new NotAccepted(`id=key as ${place}`);
  const encoded = text.slice(split + 1);
  const bytes = Buffer.from(encoded, 'base64');
  const isBase64 = bytes.toString('base64') === encoded;
  if (!isBase64 || bytes.length !== KEY_BYTES)
    return new NotAccepted(`${KEY_BYTES} bytes as base64 in ${place} (openssl rand -base64 32)`);
  return [id, bytes];
}
