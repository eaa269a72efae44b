import { flag, integer, object, sameAs, text, textByName, type Schema } from '../json-schema.js';
import { codecServerEnvironment } from './environment.js';
import { minReadySeconds, placement, probe, resources, tmpSizeLimit } from './pod.js';

const ingress = object({
  enabled: flag('Whether an Ingress brings users to `/decode` and `/encode`, and to nothing else.'),
  className: text('Which controller.'),
  host: text('The name that users know it by.'),
  tlsSecret: text('The Secret with the certificate of that name. Empty: the controller’s own.'),
  annotations: textByName('For the controller.'),
});

/** The codec server, beside the workers. What it shares with them (`PAYLOAD_ENCRYPTION_…`, LOG_LEVEL) may stand in `config` and `secretFiles` alone. */
export const codecServer: Schema = object({
  enabled: flag('Whether it runs; README, “The codec server”, has what it needs.'),
  replicas: integer('How many.', { minimum: 1 }),
  config: {
    ...codecServerEnvironment.config,
    description: 'Its variables, none of them a secret.',
  },
  secretFiles: {
    ...codecServerEnvironment.secretFiles,
    description: 'Its secrets: tokens, and keys where they are not those of `secretFiles`.',
  },
  files: {
    ...codecServerEnvironment.files,
    description: 'Its certificate, its key, and who signs tokens: variables that name a file.',
  },
  image: sameAs('image', 'Its image over `image`; the repository with `-codec-server` after it.'),
  serviceAccountName: text('An account of yours. Empty: one of its own, without a token.'),
  ingress,
  livenessProbe: probe('`/health`'),
  readinessProbe: probe('`/health`'),
  minReadySeconds,
  tmpSizeLimit,
  resources: resources('What it may use. Node’s heap gets 80 % of the memory limit.'),
  ...placement,
});
