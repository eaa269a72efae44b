import {
  flag,
  integer,
  object,
  oneOf,
  passedOn,
  sameAs,
  text,
  type Schema,
} from './json-schema.js';
import { access } from './schema/access.js';
import { codecServer } from './schema/codec-server.js';
import { environmentDefinitions, extraEnv } from './schema/environment.js';
import { image } from './schema/image.js';
import { monitoring } from './schema/monitoring.js';
import { networkPolicy } from './schema/network-policy.js';
import { versioning, workerController } from './schema/versions.js';
import { worker } from './schema/worker.js';

const WORKERS = ['combined', 'claim', 'entry', 'infraction', 'vsync'];

const migration = object({
  enabled: flag('Whether a Job migrates the schema before each install and upgrade.'),
  config: sameAs('config', 'Its variables over those of `config`: another host or role.'),
  secretFiles: sameAs('secretFiles', 'Its secrets over those of `secretFiles`.'),
  backoffLimit: integer('How often it is tried again.', { minimum: 0 }),
  activeDeadlineSeconds: integer('How long it may take.', { minimum: 1 }),
  resources: passedOn('object', 'What it may use.'),
});

/** A schema with parts that it refers to. */
interface RootSchema extends Schema {
  readonly $schema: string;
  readonly title: string;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** What values the chart takes. Those of `config` come from libs/config, as the worker reads them. */
export const valuesSchema: RootSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Values of conn-dict. Generated: npm run docs -w @conn-dict/helm-chart',
  definitions: { ...environmentDefinitions, image, worker },
  ...object({
    global: passedOn('object', 'Of a chart that has this one in it; not read.'),
    nameOverride: text('`app.kubernetes.io/name`, and with it the job of the metrics.'),
    fullnameOverride: text('What the names of all objects begin with.'),
    mode: oneOf('One worker with all domains, or one for each.', ['combined', 'per-domain']),
    image,
    imagePullSecrets: passedOn('array', 'Secrets of the registry.'),
    config: sameAs('config', 'Environment variables by name, none of them a secret.'),
    existingSecret: text('The Secret of what `secretFiles` names.', { minLength: 1 }),
    secretFiles: sameAs('secretFiles', 'Variables whose value is in a Secret: `secret`, `key`.'),
    files: sameAs('files', 'Variables that name a file: `secret` or `configMap`, and `key`.'),
    extraEnv,
    extraVolumes: passedOn('array', 'More volumes of the workers.'),
    extraVolumeMounts: passedOn('array', 'Where they are mounted.'),
    worker: sameAs('worker', 'Every worker.'),
    workers: object(
      Object.fromEntries(
        WORKERS.map((name) => [name, sameAs('worker', 'What differs from `worker` for it.')]),
      ),
    ),
    migration,
    codecServer,
    versioning,
    workerController,
    ...access,
    networkPolicy,
    ...monitoring,
  }),
};
