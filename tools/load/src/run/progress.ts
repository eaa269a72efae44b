import { Presets, SingleBar } from 'cli-progress';
import type { Tally } from './tally.js';

/** Shows how far a run is. */
export interface Progress {
  show(elapsedMs: number, tally: Tally): void;
  stop(): void;
}

const LINE_EVERY_MS = 10_000;

/** A bar on a terminal, else a line now and then; on standard error, as standard output is for the result. */
export function startProgress(totalMs: number, say: (line: string) => void): Progress {
  return process.stderr.isTTY ? startBar(totalMs) : startLines(say);
}

function startBar(totalMs: number): Progress {
  const format = ' {bar} {percentage}% | {seconds} s | {numbers}';
  const bar = new SingleBar({ format, hideCursor: true }, Presets.shades_classic);
  bar.start(totalMs, 0, { seconds: 0, numbers: '' });
  return {
    show: (elapsedMs, tally) =>
      bar.update(Math.min(elapsedMs, totalMs), {
        seconds: Math.floor(elapsedMs / 1_000),
        numbers: toNumbers(tally),
      }),
    stop: () => bar.stop(),
  };
}

function startLines(say: (line: string) => void): Progress {
  let nextMs = LINE_EVERY_MS;
  return {
    show(elapsedMs, tally) {
      if (elapsedMs < nextMs) return;
      nextMs = elapsedMs + LINE_EVERY_MS;
      say(`${Math.round(elapsedMs / 1_000)} s: ${toNumbers(tally)}`);
    },
    stop: () => undefined,
  };
}

function toNumbers({ begun, done, failed }: Tally): string {
  return `${begun} begun, ${done} done, ${begun - done - failed} open, ${failed} failed`;
}
