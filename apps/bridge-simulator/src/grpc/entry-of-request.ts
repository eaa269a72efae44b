import type { DirectoryState } from '../directory/directory-state.js';

/** Tells which entry a call is about: the one that it names, or the one of the claim that it names. */
export function entryOfRequest(
  { claims }: Pick<DirectoryState, 'claims'>,
  request: object,
): string | undefined {
  return entryIdOf(request) ?? claims.get(claimIdOf(request) ?? '')?.entryId;
}

/** Of the request itself, or of its `identifier`, as the reads name what they ask for. */
function entryIdOf(request: NamesEntry): string | undefined {
  const { $case, value } = request.identifier ?? {};
  return request.entryId || ($case === 'entryId' ? String(value) : undefined);
}

function claimIdOf(request: NamesEntry): string | undefined {
  const { $case, value } = request.identifier ?? {};
  return request.claimId || ($case === 'claimId' ? String(value) : undefined);
}

interface NamesEntry {
  readonly entryId?: string;
  readonly claimId?: string;
  readonly identifier?: { readonly $case: string; readonly value: unknown } | undefined;
}
