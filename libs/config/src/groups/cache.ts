import { format } from '../format.js';
import { isAddress, serverName } from '../formats/network.js';
import { certificateFile, keyFile } from '../formats/pem-file.js';
import { line } from '../formats/text.js';
import { group } from '../group.js';
import { keyPairRules } from '../key-pair.js';
import { toTlsFiles, type TlsFiles } from '../tls-files.js';
import { optionalVariable, type Values } from '../variable.js';

/** Where status answers are kept. */
export interface CacheConfig {
  /** Left out where they are kept in the memory of the process. */
  readonly redis?: RedisConfig;
}

/** How to reach Redis. */
export interface RedisConfig {
  readonly host: string;
  readonly port: number;
  /** Number of the database in it. */
  readonly database: number;
  readonly username?: string;
  readonly password?: string;
  /** Left out for a plain connection. */
  readonly tls?: TlsFiles;
}

type RedisAddress = Pick<RedisConfig, 'host' | 'port' | 'database'> & { readonly isTls: boolean };

const DEFAULT_PORT = ':6379';
const HAS_PORT = /^\[.*\]:|^[^[\]]*:/;

const redisUrl = format(
  'redis://host:port/database or rediss://… for TLS, without credentials; port (6379) and database (0 to 9999) may be left out',
  (text): RedisAddress | undefined => {
    const [, scheme, authority = '', database = ''] =
      /^(rediss?):\/\/([^/]+)(?:\/(0|[1-9][0-9]{0,3})?)?$/.exec(text) ?? [];
    const address = HAS_PORT.test(authority) ? authority : authority + DEFAULT_PORT;
    if (!isAddress(address)) return undefined;
    const colon = address.lastIndexOf(':');
    return {
      host: address.slice(0, colon).replace(/^\[(.*)\]$/, '$1'),
      port: Number(address.slice(colon + 1)),
      database: Number(database),
      isTls: scheme === 'rediss',
    };
  },
  { type: 'string', pattern: '^rediss?://[^/@\\s]+(/(0|[1-9][0-9]{0,3})?)?$' },
);

const variables = {
  REDIS_URL: optionalVariable({
    format: redisUrl,
    meaning:
      'The Redis that keeps status answers, for all workers of one PostgreSQL database; without it, each process keeps its own for 5 s.',
  }),
  REDIS_USERNAME: optionalVariable({
    format: line,
    meaning: 'The user there, in place of default. Goes with REDIS_PASSWORD.',
  }),
  REDIS_PASSWORD: optionalVariable({ format: line, secret: true, meaning: 'Its password.' }),
  REDIS_TLS_CA_FILE: optionalVariable({
    format: certificateFile,
    meaning: 'Roots that the certificate of Redis must lead to, in place of those of Node.',
  }),
  REDIS_TLS_CERT_FILE: optionalVariable({
    format: certificateFile,
    meaning: 'Certificate that the worker shows (mTLS).',
  }),
  REDIS_TLS_KEY_FILE: optionalVariable({ format: keyFile, meaning: 'Private key of it.' }),
  REDIS_TLS_SERVER_NAME: optionalVariable({
    format: serverName,
    meaning: 'Name that the certificate must carry, when it is not the host of REDIS_URL.',
  }),
};

const TLS_DETAILS = [
  'REDIS_TLS_CA_FILE',
  'REDIS_TLS_CERT_FILE',
  'REDIS_TLS_KEY_FILE',
  'REDIS_TLS_SERVER_NAME',
] as const;

export const cacheGroup = group({
  title: 'Cache',
  variables,
  rules: [
    {
      of: ['REDIS_USERNAME', 'REDIS_PASSWORD'],
      holds: (values) => !values.REDIS_USERNAME || !!values.REDIS_PASSWORD,
      expected: 'REDIS_PASSWORD beside it',
    },
    {
      of: ['REDIS_URL', 'REDIS_PASSWORD'],
      holds: (values) => !values.REDIS_PASSWORD || !!values.REDIS_URL,
      expected: 'the Redis that REDIS_PASSWORD is for',
    },
    {
      of: ['REDIS_URL', ...TLS_DETAILS],
      holds: (values) =>
        !!values.REDIS_URL?.isTls || TLS_DETAILS.every((name) => values[name] === undefined),
      expected: 'a rediss:// URL, as REDIS_TLS_ variables are set',
    },
    ...keyPairRules('REDIS_TLS_CERT_FILE', 'REDIS_TLS_KEY_FILE'),
  ],
  toConfig: (values): CacheConfig => {
    const redis = toRedis(values);
    return redis ? { redis } : {};
  },
});

function toRedis(values: Values<typeof variables>): RedisConfig | undefined {
  if (!values.REDIS_URL) return undefined;
  const { isTls, ...address } = values.REDIS_URL;
  return {
    ...address,
    ...(values.REDIS_USERNAME !== undefined && { username: values.REDIS_USERNAME }),
    ...(values.REDIS_PASSWORD !== undefined && { password: values.REDIS_PASSWORD }),
    ...(isTls && {
      tls: toTlsFiles({
        ca: values.REDIS_TLS_CA_FILE,
        cert: values.REDIS_TLS_CERT_FILE,
        key: values.REDIS_TLS_KEY_FILE,
        serverName: values.REDIS_TLS_SERVER_NAME,
      }),
    }),
  };
}
