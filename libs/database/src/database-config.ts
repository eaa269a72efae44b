import type { ConnectionOptions } from 'node:tls';

/** Where PostgreSQL is and how many connections to keep; `config.postgres` of `@conn-dict/config` has this shape. */
export interface DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** `false` for plain TCP; else what TLS checks. */
  readonly ssl: false | ConnectionOptions;
  /** Connections at most, of one process. */
  readonly maxConns: number;
  /** Connections that stay open when idle, once they were needed. */
  readonly minConns: number;
}
