import { format } from '../format.js';
import { isAddress, isUrl, serverName } from '../formats/network.js';
import { certificateFile, keyFile } from '../formats/pem-file.js';
import { matching } from '../formats/text.js';
import { valueOf, type Environment } from '../environment.js';
import { group } from '../group.js';
import { keyPairRules } from '../key-pair.js';
import { toTlsFiles, type TlsFiles } from '../tls-files.js';
import { optionalVariable, variable } from '../variable.js';

/** Where events go. */
export interface EventsConfig {
  /** `pulsar:`, `pulsar+ssl:`, `ws:`, `wss:`, or `file:` for the readable log of the local stack. */
  readonly url: string;
  readonly topic: string;
  readonly producerName: string;
  /** For `pulsar+ssl:` and `wss:`. */
  readonly tls?: TlsFiles;
  /** A file is read again for each new connection: tokens are short-lived. */
  readonly token?: { readonly text: string } | { readonly file: string };
}

const eventsUrl = format(
  'pulsar://host:port, pulsar+ssl://host:port, ws://…, wss://… or file:///path, without credentials',
  (text) => (isBrokers(text) || isUrl(text, ['ws:', 'wss:']) || isFile(text) ? text : undefined),
  {
    type: 'string',
    pattern:
      '^(pulsar(\\+ssl)?://[^/@,\\s]+:[0-9]+(,[^/@,\\s]+:[0-9]+)*/?|wss?://[^@\\s]+|file:///[^?#\\s]*[^?#/\\s])$',
  },
);

/** One broker or several, as Pulsar's service URL lists them: `pulsar://a:6650,b:6650`. */
function isBrokers(text: string): boolean {
  const brokers = /^pulsar(?:\+ssl)?:\/\/([^/]+)\/?$/.exec(text)?.[1];
  return brokers?.split(',').every(isAddress) ?? false;
}

function isFile(text: string): boolean {
  return /^file:\/\/\/[^\s?#]*[^\s?#/]$/.test(text) && URL.canParse(text);
}

const variables = {
  PULSAR_URL: variable({
    format: eventsUrl,
    default: 'pulsar://localhost:6650',
    meaning:
      'Where events go: Pulsar through its native client (pulsar, pulsar+ssl; libs/events/README.md has how to get its binary) or its WebSocket API (ws, wss), or one line an event into a file (file), as the local stack does.',
  }),
  PULSAR_TOPIC: variable({
    format: matching(
      /^persistent:\/\/[-=:.\w]+\/[-=:.\w]+\/[-=:.%\w]+$/,
      'persistent://tenant/namespace/topic',
    ),
    default: 'persistent://public/default/dict-events',
    meaning: 'The topic of all events.',
  }),
  PULSAR_PRODUCER_NAME: variable({
    format: matching(/^[-.\w]{1,200}$/, '1 to 200 letters, digits, hyphens, dots or underscores'),
    default: 'conn-dict-worker',
    meaning:
      'Begins the name by which each producer shows at the broker; a random end keeps replicas apart.',
  }),
  PULSAR_TOKEN: optionalVariable({
    format: matching(/^[!-~]+$/, 'a token: printable characters without spaces'),
    secret: true,
    meaning:
      'Token by which the worker shows who it is (JWT). As a file it is read again for each new connection.',
  }),
  PULSAR_TLS_CA_FILE: optionalVariable({
    format: certificateFile,
    meaning: 'Roots that the certificate of Pulsar must lead to, in place of those of Node.',
  }),
  PULSAR_TLS_CERT_FILE: optionalVariable({
    format: certificateFile,
    meaning: 'Certificate that the worker shows (mTLS).',
  }),
  PULSAR_TLS_KEY_FILE: optionalVariable({ format: keyFile, meaning: 'Private key of it.' }),
  PULSAR_TLS_SERVER_NAME: optionalVariable({
    format: serverName,
    meaning:
      'Name that the certificate must carry, when it is not the host of PULSAR_URL. With wss:// only: the native client takes none.',
  }),
};

const TLS_DETAILS = [
  'PULSAR_TLS_CA_FILE',
  'PULSAR_TLS_CERT_FILE',
  'PULSAR_TLS_KEY_FILE',
  'PULSAR_TLS_SERVER_NAME',
] as const;

export const eventsGroup = group({
  title: 'Events',
  variables,
  rules: [
    {
      of: ['PULSAR_URL', ...TLS_DETAILS],
      holds: (values) =>
        isTls(values.PULSAR_URL) || TLS_DETAILS.every((name) => values[name] === undefined),
      expected: 'a pulsar+ssl:// or wss:// URL, as PULSAR_TLS_ variables are set',
    },
    {
      of: ['PULSAR_TLS_SERVER_NAME', 'PULSAR_URL'],
      holds: (values) =>
        values.PULSAR_TLS_SERVER_NAME === undefined || !values.PULSAR_URL.startsWith('pulsar+ssl:'),
      expected: 'nothing, as the native client of pulsar+ssl:// checks the host of PULSAR_URL',
    },
    {
      of: ['PULSAR_URL', 'PULSAR_TOKEN'],
      holds: (values) =>
        values.PULSAR_TOKEN === undefined || !values.PULSAR_URL.startsWith('file:'),
      expected: 'the Pulsar that PULSAR_TOKEN is for',
    },
    ...keyPairRules('PULSAR_TLS_CERT_FILE', 'PULSAR_TLS_KEY_FILE'),
  ],
  toConfig: (values, env): EventsConfig => ({
    url: values.PULSAR_URL,
    topic: values.PULSAR_TOPIC,
    producerName: values.PULSAR_PRODUCER_NAME,
    ...(isTls(values.PULSAR_URL) && {
      tls: toTlsFiles({
        ca: values.PULSAR_TLS_CA_FILE,
        cert: values.PULSAR_TLS_CERT_FILE,
        key: values.PULSAR_TLS_KEY_FILE,
        serverName: values.PULSAR_TLS_SERVER_NAME,
      }),
    }),
    ...(values.PULSAR_TOKEN !== undefined && { token: toToken(values.PULSAR_TOKEN, env) }),
  }),
});

function isTls(url: string): boolean {
  return /^(?:pulsar\+ssl|wss):/.test(url);
}

function toToken(text: string, env: Environment): NonNullable<EventsConfig['token']> {
  const file = valueOf(env, 'PULSAR_TOKEN_FILE');
  return file === undefined ? { text } : { file };
}
