import { vsyncOf } from '@conn-dict/dict/cid';
import type { DirectoryState } from '../src/directory/directory-state.js';
import type { CidSetName } from '../src/reconciliation/cid-set.js';
import { FileContent } from '../src/reconciliation/file-content.js';

/** The CIDs of the records of a set, found by looking at each. */
export function cidsFromScratch(
  { entries }: DirectoryState,
  { participant, keyType }: CidSetName,
): readonly string[] {
  return [...entries.values()]
    .filter((entry) => entry.keyType === keyType && entry.account.participant === participant)
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ cid }) => cid);
}

/** The CIDs that a file of the set would hold now. */
export function cidsOfFile(state: DirectoryState, name: CidSetName): readonly string[] {
  const chunks = [...FileContent.of(state, name).chunks(0)].map(({ data }) => data);
  return Buffer.concat(chunks).toString('hex').match(/.{64}/g) ?? [];
}

export function vsyncOfTexts(cids: readonly string[]): string {
  return vsyncOf(cids.map((cid) => Buffer.from(cid, 'hex')));
}
