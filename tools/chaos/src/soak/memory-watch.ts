import { readMemory } from '@conn-dict/bench/parts';
import type { Clock } from '../journeys/walk.js';
import type { Program } from '../world/program.js';
import type { MemoryLook } from './memory-slope.js';

const LOOK_EVERY_MS = 2_000;

export interface MemoryWatch {
  /** Ends it, and answers what was seen. */
  stop(): readonly MemoryLook[];
}

/** Looks at a program's resident memory every two seconds; while it does not run, there is nothing to see. */
export function watchMemory(program: Pick<Program, 'pid'>, clock: Pick<Clock, 'now'>): MemoryWatch {
  const looks: MemoryLook[] = [];
  const look = async (): Promise<void> => {
    if (program.pid === undefined) return;
    const { rssMb } = await readMemory(program.pid);
    looks.push({ atMs: clock.now(), rssMb });
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return looks;
    },
  };
}
