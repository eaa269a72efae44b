import type { DirectoryContext } from '../directory/directory-context.js';
import type { CidSetName } from './cid-set.js';

/** What a comparison found. */
export interface SyncFinding {
  readonly isEqual: boolean;
  /** When the set last changed and said so; missing where it never did. */
  readonly modifiedAtMs: number | undefined;
}

/** Compares a participant's VSync with the directory's. */
export function verifySync(
  { store }: DirectoryContext,
  name: CidSetName,
  vsync: Uint8Array,
): SyncFinding {
  const set = store.state.cidSets.get(name);
  return { isEqual: set.vsync.equals(vsync), modifiedAtMs: set.events.at(-1)?.atMs };
}
