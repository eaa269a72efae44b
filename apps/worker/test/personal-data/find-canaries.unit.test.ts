// Proves that the search for personal data finds it in every form that it could have taken.
import { describe, expect, it } from 'vitest';
import { CANARIES, HOLDER, QUOTE } from './canaries.js';
import { findCanaries } from './find-canaries.js';
import { textsOf } from '@conn-dict/testing';

describe.each(CANARIES)('%s', (canary) => {
  it.each<[string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['in upper case', (text) => text.toUpperCase()],
    ['in lower case', (text) => text.toLowerCase()],
    ['for a URL', encodeURIComponent],
    ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
    ['in base64', (text) => Buffer.from(text).toString('base64')],
    ['in base64, one byte later', (text) => Buffer.from(`{${text}}`).toString('base64')],
    [
      'in base64 for URLs, two bytes later',
      (text) => Buffer.from(`{"${text}"`).toString('base64url'),
    ],
  ])('is found %s', (_form, write) => {
    expect(findCanaries(`something ${write(canary)} else`).join()).toContain(canary);
  });
});

it.each(['987.654.321-00', 'zulmira', 'Canario', '5511987650043', '11987650043'])(
  '%s is found too',
  (text) => expect(findCanaries(`of ${text}.`)).not.toEqual([]),
);

it('finds nothing in what is like it', () => {
  expect(
    findCanaries('key, tax_id, name, 12345678, conn-dict-canaries, fulano@example.com'),
  ).toEqual([]);
});

it('is given every text of a value, however deep, bytes and errors too', () => {
  const error = new Error('outside', { cause: { [HOLDER.name]: [Buffer.from(QUOTE)] } });
  const texts = textsOf({ error, input: HOLDER.phone, n: 1n }, new Set(['input']));
  expect(texts).toContain('outside');
  expect(texts).toContain(QUOTE);
  expect(textsOf({ input: HOLDER.phone })).toContain(HOLDER.phone);
  expect(textsOf({ input: HOLDER.phone }, new Set(['input']))).not.toContain(HOLDER.phone);
});
