import { randomInt } from 'node:crypto';
import getPort from 'get-port';

/** Above the ports that services have by default. */
const LOWEST = 10_000;
/** Linux gives outgoing connections the ports from here on; other systems begin higher. */
const FIRST_EPHEMERAL = 32_768;
const TRIES = 50;

/**
 * Finds a TCP port on 127.0.0.1 that nobody listens on, and gives no port twice within some
 * seconds. It is none of those that the system gives to outgoing connections: such a port may be
 * gone before the server that is to have it has started.
 *
 * @returns a port from 10,000 to 32,767
 */
export function findFreePort(): Promise<number> {
  const port = Array.from({ length: TRIES }, () => randomInt(LOWEST, FIRST_EPHEMERAL));
  return getPort({ host: '127.0.0.1', port });
}
