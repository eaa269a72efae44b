import { format, NotAccepted } from '../format.js';
import { JSON_FILE_PATH } from '../formats/file.js';
import { integer, port } from '../formats/integer.js';
import { host, isSocketFolder } from '../formats/network.js';
import { certificateFile, checkCertificateFile, keyFile } from '../formats/pem-file.js';
import { line } from '../formats/text.js';
import { group } from '../group.js';
import { keyPairRules } from '../key-pair.js';
import { toTlsFiles, type TlsFiles } from '../tls-files.js';
import { optionalVariable, variable, type Values } from '../variable.js';

/** How to reach PostgreSQL. */
export interface DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** False is a plain connection. */
  readonly ssl: false | PostgresTls;
  readonly maxConns: number;
  readonly minConns: number;
}

/** TLS to PostgreSQL. */
export interface PostgresTls extends Omit<TlsFiles, 'serverName'> {
  /** What of the server's certificate counts: nothing, the chain up to the roots, or its name too. */
  readonly verify: 'nothing' | 'chain' | 'name';
}

const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const;
const sslModes = `one of ${SSL_MODES.join(', ')}`;

const sslMode = format(
  sslModes,
  (text) => {
    if (text === 'allow' || text === 'prefer') {
      return new NotAccepted(`${sslModes} (allow and prefer may go on unencrypted, unseen)`);
    }
    return SSL_MODES.find((mode) => mode === text);
  },
  { type: 'string', enum: SSL_MODES },
);

/** The roots that Node ships, as libpq's `sslrootcert=system`. */
const SYSTEM_ROOTS = 'system';

const rootCertificate = format(
  `${certificateFile.expected}, or ${SYSTEM_ROOTS}`,
  (text): string | NotAccepted => (text === SYSTEM_ROOTS ? text : checkCertificateFile(text)),
  { ...JSON_FILE_PATH, pattern: `${JSON_FILE_PATH.pattern}|^${SYSTEM_ROOTS}$` },
);

const variables = {
  POSTGRES_HOST: variable({ format: host, default: 'localhost', meaning: 'The server.' }),
  POSTGRES_PORT: variable({ format: port, default: '5432', meaning: 'Its port.' }),
  POSTGRES_USER: variable({ format: line, default: 'dict_user', meaning: 'The role.' }),
  POSTGRES_PASSWORD: variable({
    format: line,
    default: 'dict_password',
    secret: true,
    meaning: 'Its password.',
  }),
  POSTGRES_DB: variable({ format: line, default: 'dict_db', meaning: 'The database.' }),
  POSTGRES_SSLMODE: variable({
    format: sslMode,
    default: 'disable',
    meaning:
      'As libpq means it: require encrypts and, when a root certificate is given, acts as verify-ca; verify-ca checks the chain; verify-full also the host name.',
  }),
  POSTGRES_SSLROOTCERT: optionalVariable({
    format: rootCertificate,
    meaning:
      'Roots that the server certificate must lead to. verify-ca and verify-full need it; `system` (the roots of Node) goes with verify-full only.',
  }),
  POSTGRES_SSLCERT: optionalVariable({
    format: certificateFile,
    meaning: 'Certificate that the client shows.',
  }),
  POSTGRES_SSLKEY: optionalVariable({ format: keyFile, meaning: 'Private key of it.' }),
  POSTGRES_MAX_CONNS: variable({
    format: integer({ min: 1, max: 1_000 }),
    default: '25',
    meaning: 'Connections that the pool opens at most.',
  }),
  POSTGRES_MIN_CONNS: variable({
    format: integer({ min: 0, max: 1_000 }),
    default: '5',
    meaning: 'Connections that the pool keeps open.',
  }),
};

export const postgresGroup = group({
  title: 'PostgreSQL',
  variables,
  rules: [
    {
      of: ['POSTGRES_MIN_CONNS', 'POSTGRES_MAX_CONNS'],
      holds: (values) => values.POSTGRES_MIN_CONNS <= values.POSTGRES_MAX_CONNS,
      expected: 'at most POSTGRES_MAX_CONNS',
    },
    {
      of: ['POSTGRES_SSLROOTCERT', 'POSTGRES_SSLMODE'],
      holds: ({ POSTGRES_SSLMODE: mode, POSTGRES_SSLROOTCERT: root }) =>
        root !== undefined || (mode !== 'verify-ca' && mode !== 'verify-full'),
      expected: 'a root certificate, as POSTGRES_SSLMODE is verify-ca or verify-full',
    },
    {
      of: ['POSTGRES_SSLROOTCERT', 'POSTGRES_SSLMODE'],
      holds: ({ POSTGRES_SSLMODE: mode, POSTGRES_SSLROOTCERT: root }) =>
        root !== SYSTEM_ROOTS || mode === 'verify-full' || mode === 'disable',
      expected: 'a file, as system goes with POSTGRES_SSLMODE verify-full only',
    },
    ...keyPairRules('POSTGRES_SSLCERT', 'POSTGRES_SSLKEY'),
  ],
  toConfig: (values): DatabaseConfig => ({
    host: values.POSTGRES_HOST,
    port: values.POSTGRES_PORT,
    user: values.POSTGRES_USER,
    password: values.POSTGRES_PASSWORD,
    database: values.POSTGRES_DB,
    ssl: toSsl(values),
    maxConns: values.POSTGRES_MAX_CONNS,
    minConns: values.POSTGRES_MIN_CONNS,
  }),
});

/** Says what the mode verifies; like libpq, a Unix socket is never encrypted. */
function toSsl(values: Values<typeof variables>): false | PostgresTls {
  const mode = values.POSTGRES_SSLMODE;
  if (mode === 'disable' || isSocketFolder(values.POSTGRES_HOST)) return false;
  const root = values.POSTGRES_SSLROOTCERT;
  const verify = root === undefined ? 'nothing' : mode === 'verify-full' ? 'name' : 'chain';
  return {
    verify,
    ...toTlsFiles({
      ca: root === SYSTEM_ROOTS ? undefined : root,
      cert: values.POSTGRES_SSLCERT,
      key: values.POSTGRES_SSLKEY,
    }),
  };
}
