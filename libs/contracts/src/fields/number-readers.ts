import type { Reader } from './reader.js';

/** A whole number from `min` to `max`, both included; digits in a string are none. */
export function wholeNumber({
  min,
  max,
}: {
  readonly min: number;
  readonly max: number;
}): Reader<number> {
  return (value, field, faults) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max)
      return value;
    faults.push({ field, rule: `a whole number from ${min} to ${max}` });
    return undefined;
  };
}
