import { goDurationMs } from '@conn-dict/config';
import { InvalidArgumentError } from 'commander';

/** Reads a duration as the environment's variables have them, into milliseconds. @throws InvalidArgumentError */
export function parseDuration(text: string): number {
  const valueMs = goDurationMs(text);
  if (valueMs === undefined || valueMs <= 0)
    throw new InvalidArgumentError('Give a duration with units, such as 30s or 1m30s.');
  return valueMs;
}

/** Reads a count from 1 on. @throws InvalidArgumentError */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^[0-9]{1,6}$/.test(text) || count < 1)
    throw new InvalidArgumentError('Give a whole number from 1 to 999999.');
  return count;
}
