import { randomBytes } from 'node:crypto';

/**
 * Makes a producer's name from the configured one.
 *
 * A broker takes a name once a topic, and keeps that of a connection which has broken off until it notices: so every
 * replica and every new connection needs another one.
 */
export function toProducerName(prefix: string): string {
  return `${prefix}-${randomBytes(6).toString('hex')}`;
}
