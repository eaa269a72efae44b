/**
 * Runs `work` for at most `timeoutMs`, then rejects; the work goes on, and can ask whether its time is over.
 *
 * The native client cannot be told to stop, and may keep a promise open for as long as a broker is away.
 */
export async function within<T>(
  timeoutMs: number,
  work: (isOver: () => boolean) => Promise<T>,
): Promise<T> {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isOver = true;
      reject(new Error(`nothing within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  return await Promise.race([work(() => isOver), timeUp]).finally(() => clearTimeout(timer));
}
