import type { ConnectionOptions } from 'node:tls';
import { openTlsSource } from '@conn-dict/tls';
import { Client, type ClientConfig } from 'pg';
import type { PostgresTls } from './database-config.js';

/** What node:tls checks, as libpq's require, verify-ca and verify-full do. */
const VERIFICATION: Readonly<Record<PostgresTls['verify'], ConnectionOptions>> = {
  nothing: { rejectUnauthorized: false },
  chain: { rejectUnauthorized: true, checkServerIdentity: () => undefined },
  name: { rejectUnauthorized: true },
};

/**
 * Makes the class of a pool's clients: each takes the certificates as they lie on the disk when it is made. The pool
 * itself would give all of them what it was given first.
 *
 * @throws TlsFilesError
 */
export function createEncryptedClient(
  { verify, ...files }: PostgresTls,
  onFault: (error: unknown) => void,
): new (config?: ClientConfig) => Client {
  const source = openTlsSource({ files, onFault });
  return class extends Client {
    constructor(config: ClientConfig = {}) {
      // The pool hides the password from being copied.
      const { password } = config;
      const ssl = { ...source.current(), ...VERIFICATION[verify] };
      super({ ...config, ...(password !== undefined && { password }), ssl });
    }
  };
}
