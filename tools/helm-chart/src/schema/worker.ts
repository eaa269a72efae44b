import { integer, object, sameAs, text, type Schema } from '../json-schema.js';
import { autoscaling, NEEDS_TWO } from './autoscaling.js';
import { minReadySeconds, placement, probe, QUANTITY, resources, tmpSizeLimit } from './pod.js';

/** What is said of a worker, in `worker` of all and in `workers.claim` of one. */
export const worker: Schema = object(
  {
    replicas: integer('How many, unless they are scaled.', { minimum: 1 }),
    config: sameAs('config', 'Variables of the workers over those of `config`.'),
    image: sameAs('image', 'Its image over `image`, part by part.'),
    resources: resources('The seed’s. Node’s heap gets 80 % of the memory limit.'),
    livenessProbe: probe('`/health`'),
    readinessProbe: probe('`/ready`'),
    minReadySeconds,
    scratchSizeLimit: text('Room for VSync’s files, 32 bytes an entry.', QUANTITY),
    tmpSizeLimit,
    autoscaling,
    ...placement,
  },
  NEEDS_TWO,
);
