import { createAuthority } from '@conn-dict/tls/testing';
import { temporaryFile } from './temporary-files.js';

const authority = await createAuthority();
const other = await authority.issue();

/** PEM of a certificate and its key, and of a key that is another's. */
export const { cert: CERT, key: KEY } = await authority.issue();
export const OTHER_KEY = other.key;

/** The two in files that are gone when the test is over. */
export function certificateFiles(): { readonly cert: string; readonly key: string } {
  return { cert: temporaryFile(CERT), key: temporaryFile(KEY) };
}
