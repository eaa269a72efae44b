const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Turns SIGINT, SIGTERM and SIGHUP into an AbortSignal until `release` is called.
 *
 * `received` names the signal that came first, and is undefined while none has.
 */
export function listenForInterruption() {
  const controller = new AbortController();
  const interruption = { signal: controller.signal, received: undefined, release };
  const onSignal = (name) => {
    interruption.received ??= name;
    controller.abort();
  };
  function release() {
    for (const name of SIGNALS) process.off(name, onSignal);
  }
  for (const name of SIGNALS) process.on(name, onSignal);
  return interruption;
}
