import { SYNC_PHASES, type VSyncStatusAnswer } from '@conn-dict/contracts';
import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from '../terminal.js';

/** Shows how far a sync is. */
export interface SyncProgress {
  show(status: VSyncStatusAnswer): void;
  /** Takes the bar away. */
  end(): void;
}

/** A bar for a person; a line each phase and key type where stderr leads elsewhere. */
export function createSyncProgress({ stderr }: Pick<Terminal, 'stderr'>): SyncProgress {
  return stderr.isTTY === true ? createBar(stderr) : createLines(stderr);
}

function createBar(stream: NodeJS.WritableStream): SyncProgress {
  const bar = new SingleBar(
    {
      stream,
      format: '{bar} {percentage} % | {step} | {differences} differences{rate}',
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let isStarted = false;
  return {
    show(status) {
      const payload = {
        step: toStep(status),
        differences: status.differences,
        rate: toRate(status),
      };
      const done = toPercent(status);
      if (isStarted) bar.update(done, payload);
      else bar.start(100, done, payload);
      isStarted = true;
    },
    end: () => bar.stop(),
  };
}

function createLines(stream: NodeJS.WritableStream): SyncProgress {
  let last = '';
  return {
    show(status) {
      const step = toStep(status);
      if (step === last) return;
      last = step;
      stream.write(`${step}, ${status.differences} differences\n`);
    },
    end: () => undefined,
  };
}

function toStep({ phase, key_type }: VSyncStatusAnswer): string {
  const what = phase.toLowerCase().replaceAll('_', ' ');
  return key_type === undefined ? what : `${what} ${key_type}`;
}

function toRate({ entries_per_second: rate }: VSyncStatusAnswer): string {
  return rate === undefined ? '' : `, ${rate} entries/s`;
}

/** Phases are steps of one length: how long each takes depends on what is found. */
function toPercent({ phase, percent = 0 }: VSyncStatusAnswer): number {
  const steps = SYNC_PHASES.indexOf('DONE');
  const index = Math.min(SYNC_PHASES.indexOf(phase), steps);
  return index === steps ? 100 : ((index + percent / 100) / steps) * 100;
}
