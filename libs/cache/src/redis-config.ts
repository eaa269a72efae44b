import type { TlsFiles } from '@conn-dict/tls';

/** Where Redis is; `config.cache.redis` of `@conn-dict/config` has this shape. */
export interface RedisConfig {
  readonly host: string;
  readonly port: number;
  /** Number of the database in it. */
  readonly database: number;
  /** Left out for the user `default`. */
  readonly username?: string;
  readonly password?: string;
  /** Left out for a plain connection. */
  readonly tls?: TlsFiles;
}
