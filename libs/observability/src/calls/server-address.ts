import type { Attributes } from '@opentelemetry/api';

/** Where a call goes. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** As OpenTelemetry names it. */
export function toServerAttributes({ host, port }: ServerAddress): Attributes {
  return { 'server.address': host, 'server.port': port };
}
