import {
  codecServerEnvironmentSchema,
  workerEnvironmentSchema,
  type EnvironmentSchema,
} from '@conn-dict/config';
import { object, passedOn, text, type Schema } from '../json-schema.js';

const worker = workerEnvironmentSchema();
const codecServer = codecServerEnvironmentSchema();

/** The chart sets them: `versioning` has their values. */
const SET_BY_THE_CHART = ['TEMPORAL_DEPLOYMENT_NAME', 'TEMPORAL_WORKER_BUILD_ID'];

/** Its ports are the chart's, and it reads plain payloads in any case. */
const NOT_FOR_THE_CODEC_SERVER = [
  'CODEC_SERVER_ADDR',
  'CODEC_SERVER_METRICS_ADDR',
  'PAYLOAD_ENCRYPTION_ACCEPT_PLAIN',
];

const secretFile = object({
  secret: text('The Secret.', { minLength: 1 }),
  key: text('Its key.', { minLength: 1 }),
});

const file = object(
  {
    secret: text('The Secret.', { minLength: 1 }),
    configMap: text('The ConfigMap, for what is no secret.', { minLength: 1 }),
    key: text('The key of either.', { minLength: 1 }),
  },
  { required: ['key'], oneOf: [{ required: ['secret'] }, { required: ['configMap'] }] },
);

function forEach(names: Readonly<Record<string, string>>, schema: Schema): Record<string, Schema> {
  const entries = Object.entries(names);
  return Object.fromEntries(
    entries.map(([name, description]) => [name, { ...schema, description }]),
  );
}

function toDefinitions({ plain, secrets, files }: EnvironmentSchema, without: readonly string[]) {
  const taken = Object.entries(plain).filter(([name]) => !without.includes(name));
  return {
    config: object(Object.fromEntries(taken)),
    secretFiles: object(forEach(secrets, secretFile)),
    files: object(forEach(files, file)),
  };
}

/** Parts that several values are made of, by the name that `sameAs` takes. */
export const environmentDefinitions: Readonly<Record<string, Schema>> = toDefinitions(
  worker,
  SET_BY_THE_CHART,
);

/** The same for the codec server. */
export const codecServerEnvironment = toDefinitions(codecServer, NOT_FOR_THE_CODEC_SERVER);

/** Variables that the chart does not know, and none of its secrets as plain text. */
export const extraEnv: Schema = {
  ...passedOn('array', 'More environment variables, as Kubernetes has them.'),
  items: {
    type: 'object',
    required: ['name'],
    if: { properties: { name: { enum: Object.keys(worker.secrets) } } },
    then: { required: ['valueFrom'] },
  },
};
