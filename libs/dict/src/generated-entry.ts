import { cpfCheckDigits } from './check-digits.js';
import type { DictEntry, Owner } from './entry.js';
import { GENERATED_ENTRIES_MAX, isGeneratedIndex } from './generated-index.js';
import { generatedKey, indexOfGeneratedKey } from './generated-key.js';
import type { KeyType } from './key-type.js';

export { GENERATED_ENTRIES_MAX };

/** Names a set of made-up entries: the same set has the same entries everywhere, and always. */
export interface GeneratedSet {
  /** 0 to 2^32 - 1. */
  readonly seed: number;
  /** ISPB that holds them all. */
  readonly participant: string;
  readonly keyType: KeyType;
}

/** A made-up entry; its CID is `computeCid({ requestId, entry })`. */
export interface GeneratedEntry extends DictEntry {
  /** Names set and number, and nothing of the entry. */
  readonly entryId: string;
  readonly requestId: string;
}

/** Makes the entries of one set, each from its number alone: nothing has to be kept. */
export interface EntryGenerator {
  readonly set: GeneratedSet;
  /** Makes the entry with this number. @throws RangeError unless it is 0 to 99,999,999 */
  entry(index: number): GeneratedEntry;
  /** The number of the entry that has this id; `undefined` where it is none of the set. */
  indexOfId(entryId: string): number | undefined;
  /** The number of the entry that has this key; `undefined` where it is none of the set. */
  indexOfKey(key: string): number | undefined;
}

const NAMES = ['Ana', 'Bruno', 'Carla', 'Davi', 'Elisa', 'Fabio', 'Gisele', 'Heitor'];

const OPENING_DATE = '2020-01-02T03:00:00.000Z';

/**
 * Makes the generator of a set. Keys keep the directory's rules and repeat within no set; those of two sets differ,
 * except that sets of tax ids may share some. Phone numbers have a country code that nobody has.
 */
export function createEntryGenerator(set: GeneratedSet): EntryGenerator {
  const { seed, participant, keyType } = set;
  const salt = saltOf(`${String(seed)}&${participant}&${keyType}`);
  const idStart = `GENERATED-${participant}-${keyType}-${String(seed)}-`;
  const requestIdStart = `${hex(salt, 8)}-0000-4000-8000-`;
  return {
    set,
    entry(index) {
      if (!isGeneratedIndex(index)) throw new RangeError('index: 0 to 99,999,999');
      const key = generatedKey(keyType, salt, index);
      const number = String(index).padStart(8, '0');
      return {
        entryId: idStart + String(index),
        requestId: requestIdStart + hex(index, 12),
        keyType,
        key,
        owner: ownerOf(keyType, key, index, number),
        account: {
          participant,
          branch: '0001',
          accountNumber: number,
          accountType: keyType === 'CNPJ' ? 'TRAN' : 'CACC',
          openingDate: OPENING_DATE,
        },
      };
    },
    indexOfId(entryId) {
      if (!entryId.startsWith(idStart)) return undefined;
      const digits = entryId.slice(idStart.length);
      return /^(0|[1-9]\d{0,7})$/.test(digits) ? Number(digits) : undefined;
    },
    indexOfKey(key) {
      const index = indexOfGeneratedKey(keyType, key);
      return index !== undefined && generatedKey(keyType, salt, index) === key ? index : undefined;
    },
  };
}

function ownerOf(keyType: KeyType, key: string, index: number, number: string): Owner {
  if (keyType === 'CNPJ') {
    return { type: 'LEGAL_PERSON', taxId: key, name: 'Loja Exemplo Ltda', tradeName: 'Loja' };
  }
  const name = `${NAMES[index % NAMES.length]!} Exemplo`;
  return { type: 'NATURAL_PERSON', taxId: keyType === 'CPF' ? key : ownCpf(number), name };
}

/** The CPF of an owner that no key names. */
function ownCpf(number: string): string {
  const base = number === '11111111' ? '211111111' : `1${number}`;
  return base + cpfCheckDigits(base);
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}

/** FNV-1a, 32 bits: tells sets apart. */
function saltOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
