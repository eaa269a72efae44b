import type { FileEnd } from '../reconciliation/cid-set-files.js';

/** What else can go wrong with the methods of the reconciliation, each part with its method alone. */
export interface ReconciliationFault {
  /**
   * DownloadCidSetFile: break off once this call has sent so many bytes, with the fault's type or code.
   *
   * @default UNAVAILABLE
   */
  readonly breakAfterBytes?: number;
  /** DownloadCidSetFile: end where the file has so many bytes, as if that were all. */
  readonly truncateAtBytes?: number;
  /** DownloadCidSetFile: send another byte at this place of the file. */
  readonly alterByteAt?: number;
  /** GetCidSetFile: tell a SHA-256 that is not the file's. @default false */
  readonly wrongSha256?: boolean;
  /** CreateCidSetFile: what becomes of the file. @default AVAILABLE */
  readonly fileEnd?: FileEnd;
  /** ListCidSetEvents: tell each event twice. @default false */
  readonly duplicateEvents?: boolean;
  /** ListCidSetEvents: longest time until an event can be read. @default the simulator's own */
  readonly eventLatenessMs?: number;
}
