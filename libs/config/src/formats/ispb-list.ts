import { format } from '../format.js';

/** A participant's number at the central bank (DICT API 2.12.1). */
const ISPB = /^[0-9A-Z]{8}$/;

/** ISPBs, each one once. */
export const ispbList = format(
  'ISPBs of 8 characters 0-9 or A-Z with commas between them, each one once',
  (text) => {
    const list = text.split(',');
    const isGood = list.every((ispb) => ISPB.test(ispb)) && new Set(list).size === list.length;
    return isGood ? list : undefined;
  },
  { type: 'string', pattern: '^[0-9A-Z]{8}(,[0-9A-Z]{8})*$' },
);
