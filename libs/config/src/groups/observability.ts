import { port } from '../formats/integer.js';
import { httpUrl } from '../formats/network.js';
import { group } from '../group.js';
import { optionalVariable, variable } from '../variable.js';
import { logLevelVariable, type LogLevel } from './log-level.js';

/** What the process tells about itself, and where. */
export interface ObservabilityConfig {
  readonly logLevel: LogLevel;
  readonly metricsPort: number;
  readonly healthPort: number;
  /** Traces go there when it is set. */
  readonly otlpEndpoint?: string;
}

export const observabilityGroup = group({
  title: 'Logs, metrics, health and traces',
  variables: {
    LOG_LEVEL: logLevelVariable,
    METRICS_PORT: variable({ format: port, default: '9093', meaning: 'Port of /metrics.' }),
    HEALTH_PORT: variable({
      format: port,
      default: '8081',
      meaning: 'Port of /health and /ready; another than METRICS_PORT.',
    }),
    OTEL_EXPORTER_OTLP_ENDPOINT: optionalVariable({
      format: httpUrl,
      meaning: 'Where traces go (OTLP over HTTP); without it none are made.',
    }),
  },
  rules: [
    {
      of: ['METRICS_PORT', 'HEALTH_PORT'],
      holds: (values) => values.METRICS_PORT !== values.HEALTH_PORT,
      expected: 'another port than HEALTH_PORT',
    },
  ],
  toConfig: (values): ObservabilityConfig => ({
    logLevel: values.LOG_LEVEL,
    metricsPort: values.METRICS_PORT,
    healthPort: values.HEALTH_PORT,
    ...(values.OTEL_EXPORTER_OTLP_ENDPOINT && {
      otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    }),
  }),
});
