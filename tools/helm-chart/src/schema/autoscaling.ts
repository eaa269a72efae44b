import { integer, object, oneOf, text } from '../json-schema.js';

/** How the number of workers follows the work. Each kind sees a part of it only, so neither ends below two. */
export const autoscaling = object({
  kind: oneOf('`none`, `hpa` by CPU, or `keda` by the backlog at Temporal.', [
    'none',
    'hpa',
    'keda',
  ]),
  minReplicas: integer('Never fewer.', { minimum: 2 }),
  maxReplicas: integer('Never more.', { minimum: 2 }),
  cpuUtilizationPercent: integer('hpa: of the CPU request.', { minimum: 1, maximum: 1000 }),
  keda: object({
    pollingIntervalSeconds: integer('How often Temporal is asked.', { minimum: 1 }),
    cooldownPeriodSeconds: integer('Of KEDA, after the last activity.', { minimum: 0 }),
    targetQueueSize: integer('Waiting tasks for each worker.', { minimum: 1 }),
    authenticationRef: text('A TriggerAuthentication of yours: `apiKey`, or `cert`, `key`, `ca`.'),
    tlsServerName: text('The name in the certificate of Temporal.'),
  }),
});

/** Where workers are scaled, `replicas` is how many there are while Temporal cannot be asked. */
export const NEEDS_TWO = {
  if: {
    required: ['autoscaling'],
    properties: {
      autoscaling: { required: ['kind'], properties: { kind: { enum: ['hpa', 'keda'] } } },
    },
  },
  then: { properties: { replicas: { minimum: 2 } } },
};
