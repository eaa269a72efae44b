import type { Availability } from './circuit-breaker.js';
import type { RedisConfig } from './redis-config.js';
import { openRedis } from './redis-connection.js';

/**
 * Asks a Redis once whether it answers, over a connection of its own; 3 s at most. `code` says why not: Node's or Redis'
 * own code, or a line on why TLS fails.
 *
 * @throws TlsFilesError the certificates cannot be used
 */
export async function checkRedis(config: RedisConfig): Promise<Availability> {
  let tlsFault: string | undefined;
  const { redis, toStoreError, close } = openRedis(config, (fault) => (tlsFault = fault));
  try {
    await redis.connect();
    await redis.ping();
    return { isAvailable: true };
  } catch (error) {
    return { isAvailable: false, code: tlsFault ?? toStoreError(error).code };
  } finally {
    close();
  }
}
