import type { DirectoryContext } from '../directory/directory-context.js';
import type { CidSetFiles } from './cid-set-files.js';

/** How the directory's reconciliation behaves. */
export interface ReconciliationOptions {
  /** Longest time until an event can be read; each event has its own, always the same. @default 5000 */
  readonly eventLatenessMs?: number;
  /** Time until a file that was asked for is made. @default 1000 */
  readonly fileDelayMs?: number;
  /** Time for which a file can be downloaded. @default one day */
  readonly fileLifetimeMs?: number;
}

/** What the rules of the reconciliation work on. */
export interface ReconciliationContext {
  readonly directory: DirectoryContext;
  readonly files: CidSetFiles;
  readonly eventLatenessMs: number;
}
