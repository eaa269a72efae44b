import { readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;
/** Places of `idle` and `iowait` in the first line of /proc/stat. */
const IDLE = [3, 4];
/** What follows is counted in the ones before it: guests. */
const FIELDS = 8;

/** CPU seconds that all programs of the machine have used so far. */
export async function readMachineCpu(): Promise<number> {
  return parseMachineCpu(await readFile('/proc/stat', 'utf8'));
}

/** Sums what is not idle in the first line of `/proc/stat`. */
export function parseMachineCpu(text: string): number {
  const [, ...fields] = (text.split('\n')[0] ?? '').split(/\s+/);
  const ticks = fields
    .slice(0, FIELDS)
    .reduce((sum, field, index) => sum + (IDLE.includes(index) ? 0 : Number(field)), 0);
  return ticks / TICKS_PER_SECOND;
}
