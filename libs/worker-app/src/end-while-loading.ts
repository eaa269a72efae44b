const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ends the process with code 0 at a stop signal that comes before anybody else listens for it: the worker's modules
 * take seconds to load, nothing is open yet, and Node's own answer is no exit code at all. As the first process of a
 * container it would not even hear the signal.
 */
export function endWhileLoading(): void {
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(0);
    });
}
