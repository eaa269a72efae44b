import { readTlsFiles } from './read-tls-files.js';
import type { TlsFiles, TlsMaterial } from './tls-files.js';

/** Certificates for the next connection. */
export interface TlsSource {
  /**
   * What the files hold now. While they cannot be used, as between the change of a certificate and that of its key,
   * what they held last.
   */
  current(): TlsMaterial;
}

export interface TlsSourceOptions {
  readonly files: TlsFiles;
  /** Told each time that the files cannot be used; what they held last goes on being used. */
  readonly onFault: (error: unknown) => void;
}

/** Opens the certificates of a connection. @throws TlsFilesError they cannot be used from the start */
export function openTlsSource({ files, onFault }: TlsSourceOptions): TlsSource {
  let last = readTlsFiles(files);
  return {
    current() {
      try {
        last = readTlsFiles(files);
      } catch (error) {
        onFault(error);
      }
      return last;
    },
  };
}
