import { flag, object, passedOn, text, textByName, type Schema } from '../json-schema.js';

/** What the pods may do, at Kubernetes and on their nodes. */
export const access: Readonly<Record<string, Schema>> = {
  serviceAccount: object({
    create: flag('Whether the workers get an account of their own, without a token.'),
    name: text('Its name, or that of one of yours.'),
    annotations: textByName('Its annotations.'),
  }),
  rbac: object({
    create: flag('Whether it gets a Role.'),
    rules: passedOn(
      'array',
      'What the Role grants. The worker asks nothing of Kubernetes: nothing.',
    ),
  }),
  podSecurityContext: passedOn(
    'object',
    'Of every pod: user 10001, not root, the runtime’s seccomp.',
  ),
  containerSecurityContext: passedOn(
    'object',
    'Of every container: no capabilities, a root filesystem that cannot be written.',
  ),
};
