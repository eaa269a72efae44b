import { randomInt } from 'node:crypto';

const SEED_VARIABLE = 'CONN_DICT_FAULT_SEED';
const SEED_MAX = 2 ** 31;

/** Reads the seed of this run from CONN_DICT_FAULT_SEED; without it, a new one. @throws Error for anything but digits */
export function chooseSeed(): number {
  const text = process.env[SEED_VARIABLE] ?? '';
  if (text === '') return randomInt(SEED_MAX);
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${SEED_VARIABLE} is a number of up to 10 digits`);
  return Number(text);
}
