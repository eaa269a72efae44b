import { flag, object, text, textByName, type Schema } from '../json-schema.js';

/** What the Prometheus operator and Grafana's sidecar read. */
export const monitoring: Readonly<Record<string, Schema>> = {
  serviceMonitor: object({
    enabled: flag('Whether Prometheus scrapes the workers; needs the operator’s kinds.'),
    interval: text('How often.', { pattern: '^[0-9]+(ms|s|m|h)$' }),
    labels: textByName('Labels by which Prometheus finds it.'),
  }),
  prometheusRule: object({
    enabled: flag('Whether it gets the rules of `files/alerts`.'),
    labels: textByName('Labels by which Prometheus finds them.'),
    runbookBaseUrl: text(
      'Where `docs/runbooks` is published, for links in alerts. Empty: paths in the repository.',
      { pattern: '^(https?://[^\\s"\'#]+)?$' },
    ),
  }),
  dashboards: object({
    enabled: flag('Whether Grafana gets `files/dashboards`.'),
    labels: textByName('Labels by which its sidecar finds them.'),
    annotations: textByName('Annotations, such as the folder.'),
  }),
};
