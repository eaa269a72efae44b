import type { KeyType } from './key-type.js';
import { cnpjFault, cpfFault } from './tax-id.js';

/** Longest e-mail key (DICT API 2.12.1, Key). */
export const EMAIL_LENGTH_MAX = 77;

const PHONE = /^\+[1-9][0-9]{1,14}$/;
const EVP = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const EMAIL_LOCAL_PART = /^[a-z0-9.!#$'*+/=?^_`{|}~-]+$/;
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const KEY_FAULTS: Readonly<Record<KeyType, (key: string) => string | undefined>> = {
  CPF: cpfFault,
  CNPJ: cnpjFault,
  PHONE: (key) => (PHONE.test(key) ? undefined : '+ and 2 to 15 digits, the first not 0'),
  EMAIL: emailFault,
  EVP: (key) => (EVP.test(key) ? undefined : 'a UUID in lower case'),
};

/**
 * The rule of its type that a key breaks, undefined for a good key. Never holds the key.
 *
 * The directory compares keys as they are: nothing is trimmed, folded or normalised here.
 */
export function keyFault(keyType: KeyType, key: string): string | undefined {
  return KEY_FAULTS[keyType](key);
}

export function isValidKey(keyType: KeyType, key: string): boolean {
  return keyFault(keyType, key) === undefined;
}

function emailFault(key: string): string | undefined {
  if (key.length > EMAIL_LENGTH_MAX) return `at most ${EMAIL_LENGTH_MAX} characters`;
  const at = key.indexOf('@');
  if (at === -1) return 'a local part, @ and a domain';
  if (!EMAIL_LOCAL_PART.test(key.slice(0, at))) {
    return "before the @ only a-z 0-9 . ! # $ ' * + / = ? ^ _ ` { | } ~ -";
  }
  const labels = key.slice(at + 1).split('.');
  return labels.every((label) => DOMAIN_LABEL.test(label))
    ? undefined
    : 'after the @ labels of 1 to 63 characters a-z 0-9 -, no hyphen at their ends';
}
