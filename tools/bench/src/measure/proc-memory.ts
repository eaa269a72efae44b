import { readFile, writeFile } from 'node:fs/promises';

/** Makes the kernel's high-water mark of a process start anew from what it holds now. */
export async function resetPeakMemory(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
}

/** Resident memory of a process, in MB (2^20 bytes): now, and at most since the last reset. */
export async function readMemory(pid: number): Promise<{ rssMb: number; peakMb: number }> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return { rssMb: fieldMb(text, 'VmRSS'), peakMb: fieldMb(text, 'VmHWM') };
}

/** Memory of a process with its share of what it has in common with others, in MB. */
export async function readProportionalMb(pid: number): Promise<number> {
  return fieldMb(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss');
}

/** Finds `NAME: 1234 kB`. @throws Error it is not there */
export function fieldMb(text: string, name: string): number {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc tells no ${name}`);
  return Number(kilobytes) / 1_024;
}
