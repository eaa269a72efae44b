import type { Program } from '@conn-dict/chaos';

/** Does the work; where that fails, writes the end of the program's log. */
export async function toldWithLog(
  { logTail }: Pick<Program, 'logTail'>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`The log ends with:\n${await logTail()}`);
    throw error;
  }
}
