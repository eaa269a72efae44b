import { createHash } from 'node:crypto';
import type { Change, Outcome } from './change.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';

/** What makes two requests the same one. */
export interface RequestIdentity {
  readonly method: string;
  /** The participant whose RequestId it is; empty where the request names none. */
  readonly participant: string;
  /** Empty: the request is not remembered. */
  readonly requestId: string;
  readonly content: unknown;
}

/** What a write changes, and what it answers. */
export interface Write<T extends Outcome> {
  readonly changes: readonly Change[];
  readonly outcome: T;
}

/**
 * Does the work, or gives the first answer again where the same request was answered before. A refused request leaves
 * nothing behind and is judged anew.
 *
 * @throws DirectoryRefusal `RequestIdAlreadyUsed`: the same id with other content
 */
export function once<T extends Outcome>(
  { store }: DirectoryContext,
  request: RequestIdentity,
  work: () => Write<T>,
): T {
  const id = `${request.participant}&${request.requestId}`;
  const fingerprint = toFingerprint(request);
  const known = store.state.requests.get(id);
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) throw new DirectoryRefusal('RequestIdAlreadyUsed');
    return known.outcome as T;
  }
  const { changes, outcome } = work();
  const remembered: readonly Change[] =
    request.requestId === '' ? [] : [{ kind: 'request', request: { id, fingerprint, outcome } }];
  const all = [...changes, ...remembered];
  if (all.length > 0) store.commit(all);
  return outcome;
}

function toFingerprint({ method, content }: RequestIdentity): string {
  return createHash('sha256').update(method).update(JSON.stringify(content)).digest('hex');
}
