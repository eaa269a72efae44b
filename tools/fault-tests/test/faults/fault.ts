import type { ClaimHandle } from '../claims/claim-handle.js';

/** Something that goes wrong while claims are under way. */
export interface Fault {
  /** Makes it go wrong; resolves once it is healed. */
  happen(claims: readonly ClaimHandle[]): Promise<void>;
}
