import { SyncResult, type ReconciliationServiceServer } from '@conn-dict/bridge/proto';
import { verifySync } from '../reconciliation/verify-sync.js';
import type { ReconciliationContext } from '../reconciliation/reconciliation-context.js';
import { createCidReadMethods } from './cid-read-methods.js';
import { createCidSetEventMethods } from './cid-set-event-methods.js';
import { createCidSetFileMethods } from './cid-set-file-methods.js';
import type { MethodsOf } from './methods-of.js';
import { requireDigest, toCidSetName } from './reconciliation-mapping.js';
import type { ServeStream } from './serve-stream.js';
import type { ServeUnary } from './serve-unary.js';

/** How the methods of a service are served. */
export interface Serve {
  readonly unary: ServeUnary;
  readonly stream: ServeStream;
}

/** Serves the directory's side of a reconciliation. */
export function createReconciliationService(
  reconciliation: ReconciliationContext,
  serve: Serve,
): MethodsOf<ReconciliationServiceServer> {
  const { directory } = reconciliation;
  return {
    verifySync: serve.unary('VerifySync', (wire) => {
      const vsync = requireDigest('vsync', wire.vsync);
      const { isEqual, modifiedAtMs } = verifySync(directory, toCidSetName(wire), vsync);
      return {
        verificationId: directory.newId(),
        result: isEqual ? SyncResult.OK : SyncResult.NOK,
        verifiedAt: new Date(directory.nowMs()),
        modifiedAt: modifiedAtMs === undefined ? undefined : new Date(modifiedAtMs),
      };
    }),
    ...createCidSetEventMethods(reconciliation, serve),
    ...createCidSetFileMethods(reconciliation, serve),
    ...createCidReadMethods(reconciliation, serve),
  };
}
