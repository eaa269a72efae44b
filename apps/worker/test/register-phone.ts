import { randomInt } from 'node:crypto';
import { KeyType } from '@conn-dict/bridge/proto';
import { registerEntry } from './register-entry.js';

/** Registers a fresh phone key for a made-up person at `ispb`, over the Bridge, and answers its entry's id. */
export function registerPhone(address: string, ispb: string): Promise<string> {
  return registerEntry(address, {
    ispb,
    key: { keyType: KeyType.PHONE, keyValue: `+55${randomInt(10 ** 11, 10 ** 12)}` },
    owner: { name: 'Ana Exemplo', taxId: '12345678909' },
    accountNumber: String(randomInt(10_000_000, 99_999_999)),
  });
}
