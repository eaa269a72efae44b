import {
  flag,
  integer,
  object,
  oneOf,
  passedOn,
  text,
  textByName,
  type Schema,
} from '../json-schema.js';

/** An amount of memory or of disk. */
export const QUANTITY = { pattern: '^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)$' };

/** What a container may use. */
export function resources(description: string): Schema {
  return {
    ...passedOn('object', description),
    properties: {
      limits: { type: 'object', properties: { memory: { type: 'string', ...QUANTITY } } },
      requests: { type: 'object', properties: { memory: { type: 'string', ...QUANTITY } } },
    },
  };
}

/** How a probe asks. */
export function probe(what: string): Schema {
  return passedOn('object', `When and how often ${what} is asked; how many failures count.`);
}

/** Where the pods of a Deployment go, how many may be away, and what they carry. */
export const placement: Readonly<Record<string, Schema>> = {
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
};

/** How long a new pod has to be well before an old one goes. */
export const minReadySeconds = integer('How long a new pod is ready before it counts.', {
  minimum: 0,
});

export const tmpSizeLimit = text('Room under `/tmp`.', QUANTITY);
