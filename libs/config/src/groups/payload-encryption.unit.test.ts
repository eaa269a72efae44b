// Proves how payload keys are read, that none is ever shown, and that half a setting is never taken for "off".
import { describe, expect, it } from 'vitest';
import { errorOf, namesOf } from '../../test/faults-of.js';
import { temporaryFile } from '../../test/temporary-files.js';
import { loadWorkerConfig, type Environment } from '../index.js';

const toKey = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const KEYS = `2026-11=${toKey(1)},2026-05=${toKey(2)}`;
const encryptionOf = (env: Environment) => loadWorkerConfig(env).encryption;
const faultyIn = (env: Environment) => namesOf(() => loadWorkerConfig(env));

it('is off unless told', () => expect(encryptionOf({})).toBeUndefined());

it('takes keys by id, one to encrypt, and no plain payloads unless told', () => {
  const env = { PAYLOAD_ENCRYPTION_KEYS: KEYS, PAYLOAD_ENCRYPTION_KEY_ID: '2026-11' };
  const { keys, keyId, acceptPlain } = encryptionOf(env)!;
  expect(Object.keys(keys)).toEqual(['2026-11', '2026-05']);
  expect(keys['2026-05']!.export().equals(Buffer.alloc(32, 2))).toBe(true);
  expect({ keyId, acceptPlain }).toEqual({ keyId: '2026-11', acceptPlain: false });
  const lenient = { ...env, PAYLOAD_ENCRYPTION_ACCEPT_PLAIN: 'true' };
  expect(encryptionOf(lenient)!.acceptPlain).toBe(true);
});

it('takes the keys from a file', () => {
  const PAYLOAD_ENCRYPTION_KEYS_FILE = temporaryFile(`${KEYS}\n`);
  const config = encryptionOf({
    PAYLOAD_ENCRYPTION_KEYS_FILE,
    PAYLOAD_ENCRYPTION_KEY_ID: '2026-05',
  });
  expect(config!.keyId).toBe('2026-05');
});

it('shows no key where the configuration is written out', () => {
  const env = { PAYLOAD_ENCRYPTION_KEYS: KEYS, PAYLOAD_ENCRYPTION_KEY_ID: '2026-11' };
  const { keys } = encryptionOf(env)!;
  expect(JSON.stringify(keys)).toBe('{"2026-11":{},"2026-05":{}}');
});

describe('half a setting is a fault, not "off"', () => {
  it.each([
    [{ PAYLOAD_ENCRYPTION_KEYS: KEYS }, 'PAYLOAD_ENCRYPTION_KEY_ID'],
    [{ PAYLOAD_ENCRYPTION_KEY_ID: '2026-11' }, 'PAYLOAD_ENCRYPTION_KEY_ID'],
    [{ PAYLOAD_ENCRYPTION_KEYS: '', PAYLOAD_ENCRYPTION_KEY_ID: 'k' }, 'PAYLOAD_ENCRYPTION_KEY_ID'],
    [
      { PAYLOAD_ENCRYPTION_KEYS: KEYS, PAYLOAD_ENCRYPTION_KEY_ID: 'k' },
      'PAYLOAD_ENCRYPTION_KEY_ID',
    ],
    [{ PAYLOAD_ENCRYPTION_ACCEPT_PLAIN: 'true' }, 'PAYLOAD_ENCRYPTION_ACCEPT_PLAIN'],
  ])('%#', (env, name) => expect(faultyIn(env)).toEqual([name]));
});

describe('a wrong list of keys', () => {
  it.each([
    [`a=${toKey(1)},b=${toKey(2).slice(4)}`, '32 bytes as base64 in key 2 of the list'],
    [`a=${toKey(1)},=${toKey(2)}`, 'id=key as key 2 of the list'],
    [`a=${toKey(1)},a=${toKey(2)}`, 'each key id once'],
    [`a=${toKey(1)},b=${toKey(1)}`, 'another key under each id'],
  ])('%# is told by place, without a character of it', (list, expected) => {
    const env = { PAYLOAD_ENCRYPTION_KEYS: list, PAYLOAD_ENCRYPTION_KEY_ID: 'a' };
    const { message } = errorOf(() => loadWorkerConfig(env))!;
    expect(message).toContain(expected);
    for (const byte of [1, 2]) expect(message).not.toContain(toKey(byte).slice(4, 12));
  });
});
