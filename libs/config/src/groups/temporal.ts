import { pemText, readableFile } from '../formats/file.js';
import { address, serverName } from '../formats/network.js';
import { certificateFile, keyFile } from '../formats/pem-file.js';
import { format, NotAccepted } from '../format.js';
import { flag, line, matching, name } from '../formats/text.js';
import { group } from '../group.js';
import { optionalVariable, variable } from '../variable.js';
import { readTemporalProfile } from './temporal-profile.js';
import type { TlsFiles } from '../tls-files.js';

/** How to reach Temporal, and as what. */
export interface TemporalConfig {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Left out or false for a plain connection; an empty object for TLS with the roots of the system. */
  readonly tls?: false | TlsFiles;
  readonly apiKey?: string;
  /** Headers of every call (TEMPORAL_GRPC_META_…). */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Both or none: Worker Versioning. */
  readonly deploymentName?: string;
  readonly buildId?: string;
}

/** The SDK for TypeScript has no way to skip that check, and a worker that says nothing would seem to obey. */
const hostVerification = format(
  'false',
  (text) =>
    text === 'false' || text === '0'
      ? false
      : new NotAccepted('false: the SDK cannot skip that check; set TEMPORAL_TLS_SERVER_NAME'),
  { type: 'boolean', enum: [false] },
);

const variables = {
  TEMPORAL_ADDRESS: variable({
    format: address,
    default: 'localhost:7233',
    meaning: 'The frontend of Temporal.',
  }),
  TEMPORAL_NAMESPACE: variable({
    format: matching(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/,
      '1 to 255 letters, digits, hyphens, dots or underscores',
    ),
    default: 'default',
    meaning: 'The namespace.',
  }),
  TEMPORAL_TASK_QUEUE: variable({
    format: name,
    default: 'conn-dict-task-queue',
    meaning:
      'Task queue of the combined worker; the workers of one domain add -claim, -entry, -infraction or -vsync.',
  }),
  TEMPORAL_API_KEY: optionalVariable({
    format: line,
    secret: true,
    meaning: 'API key of Temporal Cloud; switches TLS on unless TEMPORAL_TLS is false.',
  }),
  TEMPORAL_TLS: optionalVariable({
    format: flag,
    meaning: 'Whether to encrypt; any other TEMPORAL_TLS_ variable switches it on too.',
  }),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: optionalVariable({
    format: certificateFile,
    meaning: 'Roots that the certificate of the server must lead to.',
  }),
  TEMPORAL_TLS_SERVER_CA_CERT_DATA: optionalVariable({
    format: pemText,
    meaning: 'The same as text.',
  }),
  TEMPORAL_TLS_CLIENT_CERT_PATH: optionalVariable({
    format: certificateFile,
    meaning: 'Certificate that the worker shows (mTLS).',
  }),
  TEMPORAL_TLS_CLIENT_CERT_DATA: optionalVariable({
    format: pemText,
    meaning: 'The same as text.',
  }),
  TEMPORAL_TLS_CLIENT_KEY_PATH: optionalVariable({
    format: keyFile,
    meaning: 'Private key of it.',
  }),
  TEMPORAL_TLS_CLIENT_KEY_DATA: optionalVariable({
    format: pemText,
    secret: true,
    meaning: 'The same as text.',
  }),
  TEMPORAL_TLS_SERVER_NAME: optionalVariable({
    format: serverName,
    meaning: 'Name that the certificate must carry, when it is not the host of TEMPORAL_ADDRESS.',
  }),
  TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: optionalVariable({
    format: hostVerification,
    meaning: 'Known to other SDKs; refused here when true, as this SDK cannot do it.',
  }),
  TEMPORAL_CONFIG_FILE: optionalVariable({
    format: readableFile,
    meaning:
      'TOML file with connection profiles, as the Temporal CLI writes it. Variables win over it.',
  }),
  TEMPORAL_PROFILE: optionalVariable({
    format: line,
    meaning:
      'Profile to take from that file, or from the one in the home folder. Without this and TEMPORAL_CONFIG_FILE no file is read.',
  }),
  TEMPORAL_DEPLOYMENT_NAME: optionalVariable({
    format: matching(/^[^\s.\p{Cc}]{1,200}$/u, '1 to 200 characters without spaces or dots'),
    meaning: 'Worker Versioning: the deployment. Goes with TEMPORAL_WORKER_BUILD_ID.',
  }),
  TEMPORAL_WORKER_BUILD_ID: optionalVariable({
    format: name,
    meaning: 'Worker Versioning: this build. Goes with TEMPORAL_DEPLOYMENT_NAME.',
  }),
};

export const temporalGroup = group({
  title: 'Temporal',
  note: 'Names and meaning are those of the Temporal CLI and of `@temporalio/envconfig`, which reads them; its `TEMPORAL_GRPC_META_NAME` (a header of every call) works too.',
  variables,
  rules: [
    notBoth('TEMPORAL_TLS_SERVER_CA_CERT_PATH', 'TEMPORAL_TLS_SERVER_CA_CERT_DATA'),
    notBoth('TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_CERT_DATA'),
    notBoth('TEMPORAL_TLS_CLIENT_KEY_PATH', 'TEMPORAL_TLS_CLIENT_KEY_DATA'),
    {
      of: ['TEMPORAL_WORKER_BUILD_ID', 'TEMPORAL_DEPLOYMENT_NAME'],
      holds: (values) => !values.TEMPORAL_WORKER_BUILD_ID === !values.TEMPORAL_DEPLOYMENT_NAME,
      expected: 'both of TEMPORAL_WORKER_BUILD_ID and TEMPORAL_DEPLOYMENT_NAME, or none',
    },
  ],
  toConfig: (values, env): TemporalConfig => {
    const profile = readTemporalProfile(env);
    return {
      ...profile,
      address: profile.address ?? values.TEMPORAL_ADDRESS,
      namespace: profile.namespace ?? values.TEMPORAL_NAMESPACE,
      taskQueue: values.TEMPORAL_TASK_QUEUE,
      ...(values.TEMPORAL_DEPLOYMENT_NAME && { deploymentName: values.TEMPORAL_DEPLOYMENT_NAME }),
      ...(values.TEMPORAL_WORKER_BUILD_ID && { buildId: values.TEMPORAL_WORKER_BUILD_ID }),
    };
  },
});

function notBoth<One extends string, Other extends string>(one: One, other: Other) {
  return {
    of: [one, other] as const,
    holds: (values: Readonly<Record<One | Other, unknown>>) =>
      values[one] === undefined || values[other] === undefined,
    expected: `one of ${one} and ${other}, not both`,
  };
}
