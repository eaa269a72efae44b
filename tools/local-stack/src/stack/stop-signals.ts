const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns a Ctrl-C, a SIGTERM or a closed terminal into an AbortSignal.
 *
 * Further ones change nothing: npm passes on what the terminal has sent already, and stopping is bounded anyway.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) process.on(name, () => controller.abort());
  return controller.signal;
}
