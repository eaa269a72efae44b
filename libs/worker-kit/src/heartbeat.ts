import type { Context } from '@temporalio/activity';

/** So that two of three may be late or lost before the server gives the attempt to another worker. */
const BEATS_A_TIMEOUT = 3;

/** An attempt that may take longer tells its progress itself: a beat here would hide that it hangs, and overwrite it. */
const ATTEMPT_MS_MAX = 5 * 60_000;

/**
 * The SDK holds heartbeats back, for 0.8 of their timeout where nothing bounds it: a single late one would cost the
 * attempt.
 */
export const HEARTBEAT_EVERY_MS_MAX = 5_000;

/**
 * Tells the server until `over` that this worker lives, so that an attempt which dies with it is done again after its
 * heartbeat timeout, and not only after all the time that one attempt may take.
 *
 * Nothing is told for an attempt inside a workflow task, which the server does not know of, without a heartbeat
 * timeout, or of more than five minutes.
 */
export function keepAlive({ info, heartbeat }: Context, over: AbortSignal): void {
  const timeoutMs = info.heartbeatTimeoutMs ?? 0;
  if (info.isLocal || timeoutMs === 0 || info.startToCloseTimeoutMs > ATTEMPT_MS_MAX) return;
  const timer = setInterval(() => heartbeat(), timeoutMs / BEATS_A_TIMEOUT).unref();
  over.addEventListener('abort', () => clearInterval(timer), { once: true });
}
