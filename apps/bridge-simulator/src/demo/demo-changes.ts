import type { Change } from '../directory/change.js';
import { withCid } from '../directory/entry-cid.js';
import { DEMO_ENTRIES } from './demo-entries.js';

/** The changes that put the demo entries into a new directory. */
export function demoChanges(nowMs: number): readonly Change[] {
  return DEMO_ENTRIES.map((demo) => ({
    kind: 'entry',
    entry: withCid({
      ...demo,
      status: 'ACTIVE' as const,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      keyOwnershipAtMs: nowMs,
    }),
  }));
}
