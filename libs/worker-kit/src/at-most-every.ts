/**
 * Makes a call that begins `work` where it is over and its last begin is long enough ago, and does not wait for it. What
 * fails is begun again as if it had worked.
 */
export function atMostEvery(
  intervalMs: number,
  work: () => Promise<void>,
  now: () => number = () => performance.now(),
): () => void {
  let begunAt: number | undefined;
  let isUnderWay = false;
  return () => {
    if (isUnderWay || (begunAt !== undefined && now() - begunAt < intervalMs)) return;
    begunAt = now();
    isUnderWay = true;
    void work()
      .catch(() => undefined)
      .finally(() => (isUnderWay = false));
  };
}
