import { object, oneOf, text } from '../json-schema.js';

/** Where an image comes from. */
export const image = object({
  repository: text(
    'With the registry, without the tag. Workers of one domain add `-claim`, …, the codec server `-codec-server`.',
  ),
  tag: text('Empty: the chart’s appVersion.', {
    pattern: '^([A-Za-z0-9_][A-Za-z0-9._-]{0,127})?$',
  }),
  digest: text(
    '`sha256:…`, in place of the tag: of one image, so with `workers.claim.image` for it.',
    {
      pattern: '^(sha256:[0-9a-f]{64})?$',
    },
  ),
  pullPolicy: oneOf('When it is pulled.', ['Always', 'IfNotPresent', 'Never']),
});
