import { flag, object, oneOf, text } from '../json-schema.js';

const GO_DURATION = { pattern: '^([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$' };

/** Worker Versioning with Deployments of ours. */
export const versioning = object({
  enabled: flag(
    'Whether workers tell Temporal their build. README, “Worker Versioning”, has what follows.',
  ),
  deploymentName: text('Begins the deployment’s name at Temporal. Empty: `conn-dict-worker`.', {
    pattern: '^[^\\s.]{0,180}$',
  }),
  buildId: text('Empty: the tag of the image.', { pattern: '^[^\\s]{0,200}$' }),
});

const rollout = object(
  {
    strategy: oneOf('How work moves to a new version.', ['Manual', 'AllAtOnce', 'Progressive']),
    steps: {
      type: 'array',
      description: 'Progressive: `rampPercentage` and `pauseDuration` of each step.',
      maxItems: 20,
      items: object(
        {
          rampPercentage: { type: 'integer', minimum: 1, maximum: 99 },
          pauseDuration: { type: 'string', ...GO_DURATION },
        },
        { required: ['rampPercentage', 'pauseDuration'] },
      ),
    },
  },
  {
    if: { required: ['strategy'], properties: { strategy: { const: 'Progressive' } } },
    then: { required: ['steps'], properties: { steps: { minItems: 1 } } },
  },
);

/** Worker Versioning with Temporal's worker controller. */
export const workerController = object({
  enabled: flag('Whether WorkerDeployments take the place of Deployments.'),
  connectionRef: text('A Connection of yours. Empty: the chart makes one of `config`.'),
  mutualTlsSecret: text('The Secret with `tls.crt` and `tls.key` for that Connection.'),
  apiKeySecret: object({
    name: text('The Secret with an API key for it.'),
    key: text('Its key.'),
  }),
  rollout,
  sunset: object({
    scaledownDelay: text('How long a drained version keeps its pods.', GO_DURATION),
    deleteDelay: text('How long it keeps its Deployment.', GO_DURATION),
  }),
});
