import * as contract from '../proto.js';

interface Message {
  decode(bytes: Uint8Array): object;
}

const PARTS: readonly unknown[] = Object.values(contract);
const NOTHING = new Uint8Array();

/** The fields of every message of the contract; in camelCase, as the generated code has them. */
const NAMES: ReadonlySet<string> = new Set(
  PARTS.filter(isMessage).flatMap((message) => Object.keys(message.decode(NOTHING))),
);

const LENGTH_MAX = 96;

/**
 * Tells whether a peer's text is the path of a field of the contract, such as `claimer_account.account_number`. Any
 * other text could be a value, whatever it looks like.
 */
export function isFieldName(path: string): boolean {
  if (path.length > LENGTH_MAX) return false;
  return path.split('.').every((part) => NAMES.has(toCamelCase(part.replace(/\[\d{1,2}\]$/, ''))));
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'decode' in value;
}

function toCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
