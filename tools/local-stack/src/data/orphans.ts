import { setTimeout as delay } from 'node:timers/promises';
import { signalGroup, signalProcess } from '../process/process-group.js';
import { isSameProcess } from '../process/process-identity.js';

const STOP_TIMEOUT_MS = 35_000;
const POLL_MS = 50;

/** A process that would outlive a killed stack, and how it is asked to end. */
export interface OrphanRecord {
  readonly title: string;
  readonly pid: number;
  /** As `identifyProcess` gave it while the process was ours. */
  readonly identity: string;
  readonly stopSignal: NodeJS.Signals;
}

/**
 * Stops those of the recorded processes that still are what they were, one after the other, and gives their names.
 *
 * One that does not end within 35 s is killed, with its whole group.
 */
export async function stopOrphans(records: readonly OrphanRecord[]): Promise<readonly string[]> {
  const stopped: string[] = [];
  for (const record of records) {
    if (!(await isSameProcess(record.pid, record.identity))) continue;
    await stopOrphan(record);
    stopped.push(`${record.title} (process ${record.pid})`);
  }
  return stopped;
}

async function stopOrphan({ pid, identity, stopSignal }: OrphanRecord): Promise<void> {
  signalProcess(pid, stopSignal);
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  while (await isSameProcess(pid, identity)) {
    if (performance.now() > deadline) signalGroup(pid, 'SIGKILL');
    await delay(POLL_MS);
  }
}
