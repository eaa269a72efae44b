import type { Logger } from '@conn-dict/observability';
import type { Closable } from './worker-infrastructure.js';

/** How long one part may take to close before it is the next one's turn. */
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * Closes the parts one after the other, in their order. One that fails or hangs is logged and does not keep the
 * next from its turn.
 *
 * @returns whether all closed well
 */
export async function closeInOrder(
  parts: readonly Closable[],
  logger: Logger,
  timeoutMs = CLOSE_TIMEOUT_MS,
): Promise<boolean> {
  let clean = true;
  for (const part of parts) {
    try {
      await withLimit(part, timeoutMs);
      logger.info('closed', { part: part.name });
    } catch (error) {
      clean = false;
      logger.error('could not close', { part: part.name, error });
    }
  }
  return clean;
}

async function withLimit(part: Closable, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('close timed out'), { code: 'CLOSE_TIMEOUT' })),
      timeoutMs,
    );
  });
  try {
    await Promise.race([part.close(), late]);
  } finally {
    clearTimeout(timer);
  }
}
