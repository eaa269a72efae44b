import { isIspb } from '@conn-dict/dict';
import type { DirectoryState } from '../directory/directory-state.js';
import { entryOfRequest } from './entry-of-request.js';

/**
 * Tells whose call about an entry it is: that of the participant that its account names; of a deletion, which names
 * none, that of the holder of the entry that it names by id, who alone may delete it. `undefined` for a read: its
 * reader may be anybody.
 */
export function participantOfRequest(
  state: Pick<DirectoryState, 'claims' | 'entries'>,
  method: string,
  request: NamesAccount,
): string | undefined {
  const ispb = (request.account ?? request.newAccount)?.ispb;
  if (ispb !== undefined) return isIspb(ispb) ? ispb : undefined;
  if (method !== 'DeleteEntry') return undefined;
  return state.entries.get(entryOfRequest(state, request) ?? '')?.account.participant;
}

interface NamesAccount {
  readonly account?: { readonly ispb: string } | undefined;
  readonly newAccount?: { readonly ispb: string } | undefined;
}
