import type { BridgeClient } from './bridge-client.js';
import { createClaimCalls } from './calls/claim-calls.js';
import { createDonorCalls } from './calls/donor-calls.js';
import { createEntryReads } from './calls/entry-reads.js';
import { createEntryWrites } from './calls/entry-writes.js';
import { createFindOpenClaim } from './calls/find-open-claim.js';
import { createInfractionReportReads } from './calls/infraction-report-reads.js';
import { createInfractionNotification } from './calls/infraction-notification.js';
import { createInfractionReportWrites } from './calls/infraction-report-writes.js';
import { createReconciliationCalls } from './calls/reconciliation-calls.js';
import { createRateLimiter, type RateLimiterDeps } from './limits/rate-limiter.js';
import { openBridgeChannel, type BridgeChannelOptions } from './transport/bridge-channel.js';
import { notTraced, type TraceBridgeCall } from './transport/call-trace.js';
import { createStreamCaller } from './transport/stream-caller.js';
import { createUnaryCaller } from './transport/unary-caller.js';

export interface BridgeClientOptions extends BridgeChannelOptions {
  /** @default the directory's own limits */
  readonly limits?: RateLimiterDeps['limits'];
  /** Follows each call for a trace. @default nobody does */
  readonly traceCall?: TraceBridgeCall;
  /** Monotonic clock in milliseconds, for the limits. @default performance.now */
  readonly clock?: () => number;
}

/**
 * Creates the client of a Bridge: one channel, which connects with the first call. Whoever creates it closes it.
 *
 * @throws TlsFilesError the certificates cannot be used
 */
export function createBridgeClient(options: BridgeClientOptions): BridgeClient {
  const { timeoutMs, limits, traceCall = notTraced } = options;
  const clock = options.clock ?? (() => performance.now());
  const deps = {
    channel: openBridgeChannel(options),
    limiter: createRateLimiter({ ...(limits && { limits }), clock }),
    timeoutMs,
    traceCall,
  };
  const caller = createUnaryCaller(deps);
  const streams = createStreamCaller(deps);
  const entryReads = createEntryReads({ caller });
  return {
    ...entryReads,
    ...createEntryWrites({ caller, entryReads }),
    ...createClaimCalls({ caller }),
    ...createFindOpenClaim(caller),
    ...createDonorCalls({ caller }),
    ...createInfractionReportWrites({ caller }),
    ...createInfractionNotification({ caller }),
    ...createInfractionReportReads({ caller }),
    ...createReconciliationCalls({ caller, streams }),
    close() {
      streams.close();
      caller.close();
    },
  };
}
