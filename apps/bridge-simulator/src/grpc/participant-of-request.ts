import { isIspb } from '@conn-dict/dict';
import type { DirectoryState } from '../directory/directory-state.js';
import { entryOfRequest } from './entry-of-request.js';

/**
 * Tells whose call it is: the participant's that it names, or its account; of a deletion, which names none, the holder's
 * of the entry that it names by id, who alone may delete it. `undefined` for the reading of an entry: it may be anybody's.
 */
export function participantOfRequest(
  state: Pick<DirectoryState, 'claims' | 'entries'>,
  method: string,
  request: NamesAccount,
): string | undefined {
  const ispb = request.participantIspb ?? (request.account ?? request.newAccount)?.ispb;
  if (ispb !== undefined) return isIspb(ispb) ? ispb : undefined;
  if (method !== 'DeleteEntry') return undefined;
  return state.entries.get(entryOfRequest(state, request) ?? '')?.account.participant;
}

interface NamesAccount {
  readonly participantIspb?: string;
  readonly account?: { readonly ispb: string } | undefined;
  readonly newAccount?: { readonly ispb: string } | undefined;
}
