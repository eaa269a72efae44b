import { KEY_TYPES, isValidKey } from '@conn-dict/dict';
import { matching, ruled } from '../fields/text-readers.js';

const EVIDENCE_URL_LENGTH_MAX = 2048;
/** Scheme, host, port; then only what a URL holds without encoding. There is no place for credentials. */
const EVIDENCE_URL =
  /^https:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]*)?$/;

/** Where evidence can be read. The URL is kept and shown, so that it may not carry a password. */
export const evidenceUrl = ruled((value) => {
  if (value.length > EVIDENCE_URL_LENGTH_MAX)
    return `at most ${EVIDENCE_URL_LENGTH_MAX} characters`;
  return EVIDENCE_URL.test(value) ? undefined : 'an https URL without credentials';
});

/** A key of any type: a report names no type. */
export const anyKey = ruled((value) =>
  KEY_TYPES.some((type) => isValidKey(type, value))
    ? undefined
    : `a key of one of the types ${KEY_TYPES.join(', ')}`,
);

/** The EndToEndId of a settled transaction (DICT API 2.12.1, TransactionId). */
export const transactionId = matching(/^[A-Za-z0-9]{32}$/, '32 letters or digits');
