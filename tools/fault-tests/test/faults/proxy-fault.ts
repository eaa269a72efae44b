import { setTimeout as sleep } from 'node:timers/promises';
import type { ProxyMode, TcpProxy } from '@conn-dict/testing';
import type { ClaimHandle } from '../claims/claim-handle.js';
import type { Fault } from './fault.js';

export interface ProxyFaultOptions {
  readonly proxy: TcpProxy;
  readonly mode: ProxyMode;
  readonly durationMs: number;
  /** What has to hold while it lasts: looked at when its time is over, before it is healed. */
  readonly meanwhile?: ((claims: readonly ClaimHandle[]) => Promise<void>) | undefined;
}

/** Makes a stretch of network bad, and good again. */
export function createProxyFault({ proxy, mode, durationMs, meanwhile }: ProxyFaultOptions): Fault {
  return {
    async happen(claims) {
      const before = proxy.connections.accepted;
      proxy.switchTo(mode);
      try {
        await sleep(durationMs);
        await meanwhile?.(claims);
      } finally {
        proxy.switchTo({ kind: 'pass' });
      }
      if (mode.kind !== 'slow' && proxy.connections.accepted === before)
        throw new Error('nobody has met the fault');
    },
  };
}
