import { integer } from '../formats/integer.js';
import { jwksFile, type JsonWebKeySet } from '../formats/jwks.js';
import { listOf } from '../formats/list.js';
import { address, httpUrl } from '../formats/network.js';
import { certificateFile, keyFile } from '../formats/pem-file.js';
import { flag, line, matching } from '../formats/text.js';
import { group } from '../group.js';
import { keyPairRules } from '../key-pair.js';
import { optionalVariable, variable, type Values } from '../variable.js';
import { logLevelVariable, type LogLevel } from './log-level.js';

/** What apps/codec-server needs beside the keys. */
export interface CodecServerConfig {
  readonly address: string;
  /** Paths of certificate and key, which are read again when they are rotated; left out for plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Where `/metrics` is, in plain HTTP; left out, there are none. */
  readonly metricsAddress?: string;
  /** Web origins whose pages may ask. */
  readonly origins: readonly string[];
  /** Namespaces that it decrypts for. */
  readonly namespaces: readonly string[];
  /** Bearer tokens that are taken as they are. */
  readonly tokens: readonly string[];
  /** How signed tokens are checked; left out, none is taken. */
  readonly jwt?: CodecServerJwtConfig;
  /** Whether it encrypts too. */
  readonly encode: boolean;
  readonly requestsPerMinute: number;
  readonly logLevel: LogLevel;
}

/** Who signs tokens, and what one has to say. */
export interface CodecServerJwtConfig {
  readonly keys: JsonWebKeySet | URL;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that lists `namespace:role`; left out, every token of that audience will do. */
  readonly permissionsClaim?: string;
}

const TOKEN = /^[\x21-\x2B\x2D-\x7E]{32,512}$/;
const NAMESPACE = /^[a-zA-Z0-9][\w.-]{0,254}$/;

const variables = {
  CODEC_SERVER_ADDR: variable({
    format: address,
    default: '127.0.0.1:8090',
    meaning: 'Where it listens.',
  }),
  CODEC_SERVER_METRICS_ADDR: optionalVariable({
    format: address,
    meaning: 'Where its `/metrics` is, apart from what users reach. Without it, there are none.',
  }),
  CODEC_SERVER_TLS_CERT_FILE: optionalVariable({
    format: certificateFile,
    meaning:
      'Its certificate, read again when it is rotated. Without one, something before it has to bring TLS.',
  }),
  CODEC_SERVER_TLS_KEY_FILE: optionalVariable({ format: keyFile, meaning: 'Private key of it.' }),
  CODEC_SERVER_ORIGINS: optionalVariable({
    format: listOf(isOrigin, 'http or https origins such as https://temporal.example.com'),
    meaning: "Origins of Temporal's UI, whose pages may ask. Without it, no page may.",
  }),
  CODEC_SERVER_NAMESPACES: variable({
    format: listOf((text) => NAMESPACE.test(text), 'names of namespaces'),
    default: 'default',
    meaning: 'Namespaces that it works for.',
  }),
  CODEC_SERVER_TOKENS: optionalVariable({
    format: listOf((text) => TOKEN.test(text), 'tokens of 32 to 512 visible characters'),
    secret: true,
    meaning: 'Bearer tokens that are taken, for the CLI; two while one replaces the other.',
  }),
  CODEC_SERVER_JWKS_FILE: optionalVariable({
    format: jwksFile,
    meaning: 'Public keys of who signs the tokens of people (JWT).',
  }),
  CODEC_SERVER_JWKS_URL: optionalVariable({
    format: httpUrl,
    meaning: 'Where those keys are, to be looked up again when an unknown one comes.',
  }),
  CODEC_SERVER_JWT_ISSUER: optionalVariable({ format: line, meaning: '`iss` of a token.' }),
  CODEC_SERVER_JWT_AUDIENCE: optionalVariable({ format: line, meaning: '`aud` of a token.' }),
  CODEC_SERVER_JWT_PERMISSIONS_CLAIM: optionalVariable({
    format: matching(/^\S{1,200}$/, 'the name of a claim'),
    meaning:
      "Claim that lists `namespace:role`, as Temporal's own authorizer reads it; without it, any token of that audience sees every namespace of CODEC_SERVER_NAMESPACES.",
  }),
  CODEC_SERVER_ENCODE: variable({
    format: flag,
    default: 'false',
    meaning: 'Whether it encrypts too, so that UI and CLI can send inputs.',
  }),
  CODEC_SERVER_REQUESTS_PER_MINUTE: variable({
    format: integer({ min: 1, max: 100_000 }),
    default: '600',
    meaning: 'Requests that one caller may make in a minute.',
  }),
  LOG_LEVEL: logLevelVariable,
};

export const codecServerGroup = group({
  title: 'Codec server',
  note: 'Its keys are those of [Payload encryption](#payload-encryption).',
  variables,
  rules: [
    {
      of: ['CODEC_SERVER_TOKENS', 'CODEC_SERVER_JWKS_FILE', 'CODEC_SERVER_JWKS_URL'],
      holds: (values) => !!values.CODEC_SERVER_TOKENS || hasJwks(values),
      expected:
        'one of CODEC_SERVER_TOKENS, CODEC_SERVER_JWKS_FILE and CODEC_SERVER_JWKS_URL: nobody may decrypt unasked',
    },
    {
      of: ['CODEC_SERVER_JWKS_URL', 'CODEC_SERVER_JWKS_FILE'],
      holds: (values) => !values.CODEC_SERVER_JWKS_URL || !values.CODEC_SERVER_JWKS_FILE,
      expected: 'one of CODEC_SERVER_JWKS_URL and CODEC_SERVER_JWKS_FILE, not both',
    },
    ...(['CODEC_SERVER_JWT_ISSUER', 'CODEC_SERVER_JWT_AUDIENCE'] as const).map((name) => ({
      of: [name, 'CODEC_SERVER_JWKS_FILE', 'CODEC_SERVER_JWKS_URL'] as const,
      holds: (values: Values<typeof variables>) => hasJwks(values) === (values[name] !== undefined),
      expected: 'a value beside the JSON Web Key Set, and none without',
    })),
    ...keyPairRules('CODEC_SERVER_TLS_CERT_FILE', 'CODEC_SERVER_TLS_KEY_FILE'),
  ],
  toConfig: (values): CodecServerConfig => {
    const { CODEC_SERVER_TLS_CERT_FILE: cert, CODEC_SERVER_TLS_KEY_FILE: key } = values;
    const { CODEC_SERVER_METRICS_ADDR: metricsAddress } = values;
    const jwt = toJwt(values);
    return {
      address: values.CODEC_SERVER_ADDR,
      ...(cert && key && { tls: { cert, key } }),
      ...(metricsAddress && { metricsAddress }),
      origins: values.CODEC_SERVER_ORIGINS ?? [],
      namespaces: values.CODEC_SERVER_NAMESPACES,
      tokens: values.CODEC_SERVER_TOKENS ?? [],
      ...(jwt && { jwt }),
      encode: values.CODEC_SERVER_ENCODE,
      requestsPerMinute: values.CODEC_SERVER_REQUESTS_PER_MINUTE,
      logLevel: values.LOG_LEVEL,
    };
  },
});

function hasJwks(values: Values<typeof variables>): boolean {
  return !!values.CODEC_SERVER_JWKS_FILE || !!values.CODEC_SERVER_JWKS_URL;
}

function toJwt(values: Values<typeof variables>): CodecServerJwtConfig | undefined {
  const { CODEC_SERVER_JWKS_FILE: file, CODEC_SERVER_JWKS_URL: url } = values;
  const keys = file ?? (url === undefined ? undefined : new URL(url));
  const { CODEC_SERVER_JWT_ISSUER: issuer, CODEC_SERVER_JWT_AUDIENCE: audience } = values;
  if (keys === undefined || issuer === undefined || audience === undefined) return undefined;
  const permissionsClaim = values.CODEC_SERVER_JWT_PERMISSIONS_CLAIM;
  return { keys, issuer, audience, ...(permissionsClaim && { permissionsClaim }) };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}
