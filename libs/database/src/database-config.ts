import type { TlsFiles } from '@conn-dict/tls';

/** Where PostgreSQL is and how many connections to keep; `config.postgres` of `@conn-dict/config` has this shape. */
export interface DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** `false` for plain TCP. */
  readonly ssl: false | PostgresTls;
  /** Connections at most, of one process. */
  readonly maxConns: number;
  /** Connections that stay open when idle, once they were needed. */
  readonly minConns: number;
}

/** TLS to PostgreSQL; the name that is verified is `host`. */
export interface PostgresTls extends Omit<TlsFiles, 'serverName'> {
  /** What of the server's certificate counts: nothing, the chain up to `ca`, or its name too. */
  readonly verify: 'nothing' | 'chain' | 'name';
}
