import { format } from '../format.js';

/** A part of a hundred, in plain digits. */
export const percentage = format(
  'a number from 0 to 100, such as 1 or 0.5',
  (text) => {
    if (!/^(0|[1-9][0-9]{0,2})(\.[0-9]{1,6})?$/.test(text)) return undefined;
    const value = Number(text);
    return value <= 100 ? value : undefined;
  },
  { type: 'number', minimum: 0, maximum: 100 },
);
