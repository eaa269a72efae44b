import { readFile } from 'node:fs/promises';
import { valueOf, type Environment } from './environment.js';
import { pemFile, pemText } from './formats/file.js';
import type { Groups } from './read-groups.js';
import type { Variable } from './variable.js';

/** A certificate, or several in one text, that a variable names. */
export interface CertificateSource {
  /** `temporal`, `postgres`, `redis`, `pulsar` or `bridge`. */
  readonly connection: string;
  /** `ca`: roots that the server's certificate must lead to. `client`: what the worker shows (mTLS). */
  readonly kind: 'ca' | 'client';
  /** Reads the PEM text as it is now: the file may be another one than at the start. */
  readonly readPem: () => Promise<string>;
}

/**
 * Finds the certificates that the environment names: every variable of `groups` that takes PEM, but for private keys. A
 * profile of TEMPORAL_CONFIG_FILE is not looked into.
 */
export function certificateSources(groups: Groups, env: Environment): CertificateSource[] {
  const variables = Object.values(groups).flatMap((group) => Object.entries(group.variables));
  return variables.flatMap(([name, variable]) => {
    const value = valueOf(env, name);
    const readPem = value === undefined ? undefined : toReader(variable, value);
    if (readPem === undefined || name.includes(PRIVATE_KEY)) return [];
    return [{ connection: connectionOf(name), kind: ROOTS.test(name) ? 'ca' : 'client', readPem }];
  });
}

const PRIVATE_KEY = 'KEY';
const ROOTS = /_CA_|ROOT/;

/** The roots that Node ships (POSTGRES_SSLROOTCERT) end with Node's own versions. */
const NOT_A_FILE = 'system';

function toReader({ expected }: Variable<unknown>, value: string) {
  if (expected === pemText.expected) return () => Promise.resolve(value);
  if (!expected.startsWith(pemFile.expected) || value === NOT_A_FILE) return undefined;
  return () => readFile(value, 'utf8');
}

/** By the first word of the variable: `POSTGRES_SSLCERT` is about `postgres`. */
function connectionOf(name: string): string {
  return name.slice(0, name.indexOf('_')).toLowerCase();
}
