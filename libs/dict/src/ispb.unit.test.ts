// Proves that an ISPB is eight digits or capital letters, and nothing else.
import { expect, it } from 'vitest';
import { isIspb } from './index.js';

it.each(['12345678', 'ABCDEFGH', '1A2B3C4D'])('%s is one', (text) =>
  expect(isIspb(text)).toBe(true),
);

it.each(['', '1234567', '123456789', '1234567a', '1234 678', '１２３４５６７８', '12345678\n'])(
  '%j is none',
  (text) => expect(isIspb(text)).toBe(false),
);
