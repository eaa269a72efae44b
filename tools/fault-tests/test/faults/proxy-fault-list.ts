import type { ProxyMode } from '@conn-dict/testing';
import { DEPENDENCIES, type Dependency } from '../world/worker-site.js';

interface ProxyFaultKind {
  readonly kind: ProxyMode['kind'];
  readonly mode: ProxyMode;
  readonly durationMs: number;
}

const KINDS: readonly ProxyFaultKind[] = [
  { kind: 'away', mode: { kind: 'away' }, durationMs: 60_000 },
  { kind: 'slow', mode: { kind: 'slow', toClientMs: 5_000 }, durationMs: 40_000 },
  { kind: 'cut', mode: { kind: 'cut', afterBytes: 100 }, durationMs: 20_000 },
];

/** What happens to the connections to one dependency, and for how long. */
export interface ProxyFault extends ProxyFaultKind {
  readonly dependency: Dependency;
}

/** Every kind of fault before every dependency. */
export const PROXY_FAULTS: readonly ProxyFault[] = DEPENDENCIES.flatMap((dependency) =>
  KINDS.map((kind) => ({ dependency, ...kind })),
);
