import { setTimeout as delay } from 'node:timers/promises';
import type { DetachedProcess } from './detached-process.js';
import { readLastLines } from './log-file.js';

const POLL_MS = 50;
const LOG_LINES = 15;

export interface WaitUntilReadyOptions {
  readonly title: string;
  readonly process: DetachedProcess;
  readonly logFile: string;
  readonly timeoutMs: number;
  /** Ends the waiting with its reason. */
  readonly signal: AbortSignal;
  /** One look; what it throws counts as not ready. */
  readonly isReady: () => Promise<boolean>;
}

/** Waits until a started program serves. @throws Error it ended or took too long, with the end of its log. */
export async function waitUntilReady(options: WaitUntilReadyOptions): Promise<void> {
  const { title, process, logFile, timeoutMs, signal, isReady } = options;
  let ended: string | undefined;
  void process.exited.then(
    ({ code, signal: by }) => (ended = `ended with ${by ?? `code ${code}`}`),
  );
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    signal.throwIfAborted();
    if (await isReady().catch(() => false)) return;
    const fault =
      ended ??
      (performance.now() > deadline ? `is not ready after ${timeoutMs / 1000} s` : undefined);
    if (fault !== undefined)
      throw new Error(
        `${title} ${fault}. ${logFile} ends with:\n${await readLastLines(logFile, LOG_LINES)}`,
      );
    await delay(POLL_MS);
  }
}
