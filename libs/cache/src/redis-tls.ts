import type { ConnectionOptions } from 'node:tls';
import { createTlsReporter, openTlsSource, type TlsFiles } from '@conn-dict/tls';

/** TLS of one client of Redis. */
export interface RedisTls {
  /** For the next connection: the certificates as they lie on the disk now. */
  options(): ConnectionOptions;
  /** A connection could not be made. */
  failed(error: unknown): void;
  works(): void;
}

/** Opens the certificates; tells each fault of TLS in one line, once until it works again. @throws TlsFilesError */
export function openRedisTls(
  { serverName, ...files }: TlsFiles,
  tell: (fault: string) => void,
): RedisTls {
  const reporter = createTlsReporter({ peer: { name: 'Redis', variables: 'REDIS_TLS_' }, tell });
  const source = openTlsSource({ files, onFault: reporter.failed });
  return {
    options: () => ({
      ...source.current(),
      ...(serverName !== undefined && { servername: serverName }),
    }),
    failed: reporter.failed,
    works: reporter.works,
  };
}
