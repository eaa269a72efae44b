// Proves that a payload that cannot be read is quoted nowhere, and that any other is read as the SDK does.
import { ValueError, type Payload } from '@temporalio/common';
import { expect, it } from 'vitest';
import { UNREADABLE, payloadConverter } from './payload-converter.js';

const toPayload = (encoding: string, data: string): Payload => ({
  metadata: { encoding: Buffer.from(encoding) },
  data: Buffer.from(data),
});

it.each([{ claim_id: 'C-1' }, 'text', null, undefined, 7])('reads what it wrote of %j', (value) => {
  const payload = payloadConverter.toPayload(value);
  expect(payloadConverter.fromPayload(payload)).toEqual(value);
});

it.each(['fulano@example.com', '{"name": "Ana Exemplo"', ''])('takes %j for unreadable', (data) => {
  expect(payloadConverter.fromPayload(toPayload('json/plain', data))).toBe(UNREADABLE);
});

it.each([toPayload('Ana Exemplo', '{}'), { metadata: {}, data: Buffer.from('Ana Exemplo') }, {}])(
  'refuses an encoding that it does not know, without a word of it',
  (payload) => {
    const read = () => payloadConverter.fromPayload(payload);
    expect(read).toThrow(ValueError);
    expect(read).toThrow(/^the encoding of a payload is not known$/);
  },
);
