import { readFile } from 'node:fs/promises';
import { valueOf, type Environment } from './environment.js';
import type { Groups } from './read-groups.js';

/** A certificate, or several in one text, that a variable names. */
export interface CertificateSource {
  /** `temporal`, `postgres`, `redis`, `pulsar` or `bridge`. */
  readonly connection: string;
  /** `ca`: roots that the server's certificate must lead to. `client`: what the worker shows (mTLS). */
  readonly kind: 'ca' | 'client';
  /** Reads the PEM text as it is now: the file may be another one than at the start. */
  readonly readPem: () => Promise<string>;
}

/** `…_CA_FILE`, `…_CERT_FILE`; Temporal's own `…_CERT_PATH` and `…_CERT_DATA`; libpq's `…_SSLCERT`, `…_SSLROOTCERT`. */
const CERTIFICATES = /_(?:CA_FILE|CERT_FILE|CERT_PATH|CERT_DATA|SSLCERT|SSLROOTCERT)$/;
const ROOTS = /_CA_|ROOT/;

/** The roots that Node ships (POSTGRES_SSLROOTCERT) end with Node's own versions. */
const NOT_A_FILE = 'system';

/**
 * Finds the certificates that variables of `groups` name, by the names of the variables. A profile of
 * TEMPORAL_CONFIG_FILE is not looked into.
 */
export function certificateSources(groups: Groups, env: Environment): CertificateSource[] {
  const names = Object.values(groups).flatMap(({ variables }) => Object.keys(variables));
  return names.flatMap((name) => {
    const value = CERTIFICATES.test(name) ? valueOf(env, name) : undefined;
    if (value === undefined || value === NOT_A_FILE) return [];
    const source = { connection: connectionOf(name), readPem: toReader(name, value) };
    return [{ ...source, kind: ROOTS.test(name) ? 'ca' : 'client' }];
  });
}

function toReader(name: string, value: string): CertificateSource['readPem'] {
  return name.endsWith('_DATA') ? () => Promise.resolve(value) : () => readFile(value, 'utf8');
}

/** By the first word of the variable: `POSTGRES_SSLCERT` is about `postgres`. */
function connectionOf(name: string): string {
  return name.slice(0, name.indexOf('_')).toLowerCase();
}
