const STILL_EVERY_MS = 30_000;

/** Writes one line for the person who waits; standard output stays free for answers. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs `work` and says what is done, how long that usually takes and, in the end, what it took.
 *
 * A step that is silent for long says every 30 s that it is still at it.
 */
export async function step({ title, usually }, work) {
  say(`→ ${title} (usually ${usually})`);
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const still = setInterval(() => say(`  … still at it: ${title}, ${seconds()} s`), STILL_EVERY_MS);
  try {
    const result = await work();
    say(`✓ ${title}: ${seconds()} s`);
    return result;
  } catch (error) {
    say(`✗ ${title}: ${error.message} (after ${seconds()} s)`);
    throw error;
  } finally {
    clearInterval(still);
  }
}
