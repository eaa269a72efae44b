import { toTlsFault, type TlsPeer } from './tls-fault.js';

/** Tells the faults of one connection. */
export interface TlsReporter {
  /** Tells it if it is one of TLS, and not the one that was told last. */
  failed(error: unknown): void;
  /** The connection works: what fails next is news. */
  works(): void;
}

export interface TlsReporterOptions {
  readonly peer: TlsPeer;
  /** Gets one line, fit for a log. */
  readonly tell: (fault: string) => void;
}

/** Makes what tells a fault once, however often the connection is tried again. */
export function createTlsReporter({ peer, tell }: TlsReporterOptions): TlsReporter {
  let told: string | undefined;
  return {
    failed(error) {
      const fault = toTlsFault(error, peer);
      if (fault === undefined || fault === told) return;
      told = fault;
      tell(fault);
    },
    works: () => (told = undefined),
  };
}
