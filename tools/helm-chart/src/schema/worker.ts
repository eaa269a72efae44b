import {
  flag,
  integer,
  object,
  oneOf,
  passedOn,
  sameAs,
  text,
  textByName,
  type Schema,
} from '../json-schema.js';
import { autoscaling, NEEDS_TWO } from './autoscaling.js';

const QUANTITY = { pattern: '^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)$' };

const resources: Schema = {
  ...passedOn('object', 'The seed’s. Node’s heap gets 80 % of the memory limit.'),
  properties: {
    limits: { type: 'object', properties: { memory: { type: 'string', ...QUANTITY } } },
    requests: { type: 'object', properties: { memory: { type: 'string', ...QUANTITY } } },
  },
};

function probe(what: string): Schema {
  return passedOn('object', `When and how often ${what} is asked; how many failures count.`);
}

/** What is said of a worker, in `worker` of all and in `workers.claim` of one. */
export const worker: Schema = object(
  {
    replicas: integer('How many, unless they are scaled.', { minimum: 1 }),
    config: sameAs('config', 'Variables of the workers over those of `config`.'),
    image: sameAs('image', 'Its image over `image`, part by part.'),
    resources,
    livenessProbe: probe('`/health`'),
    readinessProbe: probe('`/ready`'),
    minReadySeconds: integer('How long a new pod is ready before it counts.', { minimum: 0 }),
    scratchSizeLimit: text('Room for VSync’s files, 32 bytes an entry.', QUANTITY),
    tmpSizeLimit: text('Room under `/tmp`.', QUANTITY),
    autoscaling,
    podDisruptionBudget: object({
      enabled: flag('Whether drained nodes wait for other pods.'),
      maxUnavailable: {
        type: ['integer', 'string'],
        pattern: '^[0-9]+%$',
        description: 'How many pods may be away for it, or `25%`.',
      },
    }),
    topologySpread: object({
      enabled: flag('Whether pods go to different zones and nodes.'),
      whenUnsatisfiable: oneOf('What happens where they cannot.', [
        'ScheduleAnyway',
        'DoNotSchedule',
      ]),
    }),
    podAnnotations: textByName('More annotations of the pods.'),
    podLabels: textByName('More labels of the pods.'),
    nodeSelector: textByName('Labels of the nodes that take them.'),
    tolerations: passedOn('array', 'Taints that they put up with.'),
    affinity: passedOn('object', 'Where they would rather be.'),
    priorityClassName: text('Their priority class.'),
  },
  NEEDS_TWO,
);
