import type { StreamCaller } from '../transport/stream-caller.js';
import type { UnaryCaller } from '../transport/unary-caller.js';
import type { ReconciliationBridge } from '../reconciliation-bridge.js';
import { createCidReads } from './cid-reads.js';
import { createCidSetFileCalls } from './cid-set-file-calls.js';
import { createSyncCalls } from './sync-calls.js';

/** What both kinds of calls go out over. */
export interface ReconciliationCallers {
  readonly caller: UnaryCaller;
  readonly streams: StreamCaller;
}

/** Makes the calls of the directory's reconciliation. */
export function createReconciliationCalls(callers: ReconciliationCallers): ReconciliationBridge {
  return {
    ...createSyncCalls(callers),
    ...createCidSetFileCalls(callers),
    ...createCidReads(callers),
  };
}
