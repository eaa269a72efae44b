// Proves that a payload comes back as it was, is never written in clear, and that nothing but the very one can be read.
import { createSecretKey, randomBytes } from 'node:crypto';
import {
  ApplicationFailure,
  defaultPayloadConverter,
  type Payload,
  type PayloadCodec,
} from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPayloadCodec, isSealed } from './index.js';

const newKey = () => createSecretKey(randomBytes(32));
const OLD = newKey();
const NEW = newKey();
const codec = createPayloadCodec({ keys: { old: OLD, new: NEW }, keyId: 'new' });
const toPayload = (value: unknown) => defaultPayloadConverter.toPayload(value);

async function seal(value: unknown, by: PayloadCodec = codec): Promise<Payload> {
  const [sealed] = await by.encode([toPayload(value)]);
  return sealed!;
}

async function open(payload: Payload, by: PayloadCodec = codec): Promise<unknown> {
  const [opened] = await by.decode([payload]);
  return defaultPayloadConverter.fromPayload(opened!);
}

/** What a reader says of a payload that it refuses. */
async function refusal(payload: Payload, by: PayloadCodec = codec): Promise<ApplicationFailure> {
  const error: unknown = await by.decode([payload]).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApplicationFailure);
  return error as ApplicationFailure;
}

describe('a payload', () => {
  it('comes back as it was, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.uint8Array()),
        fc.uint8Array(),
        async (m, d) => {
          const [sealed] = await codec.encode([{ metadata: m, data: d }]);
          const [opened] = await codec.decode([sealed!]);
          const bytes = (of: Uint8Array | null | undefined) =>
            Buffer.from(of ?? []).toString('hex');
          const texts = Object.entries(m).map(([name, value]) => [name, bytes(value)]);
          const back = Object.entries(opened!.metadata ?? {});
          expect(back.map(([name, value]) => [name, bytes(value)]).sort()).toEqual(texts.sort());
          expect(bytes(opened!.data)).toBe(bytes(d));
        },
      ),
    );
  });

  it.each([{ claim_id: 'C-1' }, 'text', null, undefined, new Uint8Array([1, 2])])(
    'of %j is written encrypted, its own encoding too',
    async (value) => {
      const sealed = await seal(value);
      expect(isSealed(sealed)).toBe(true);
      expect(Object.keys(sealed.metadata!).sort()).toEqual([
        'encoding',
        'encryption-cipher',
        'encryption-key-id',
      ]);
      expect(Buffer.from(sealed.data!).includes('json/plain')).toBe(false);
      expect(await open(sealed)).toEqual(value);
    },
  );

  it('is another each time: no nonce comes twice', async () => {
    const sealed = await Promise.all(Array.from({ length: 1_000 }, () => seal('the same')));
    const nonces = sealed.map(({ data }) => Buffer.from(data!.subarray(0, 12)).toString('hex'));
    expect(new Set(nonces).size).toBe(1_000);
  });

  it('may be one of none', async () => {
    expect(await codec.encode([])).toEqual([]);
    expect(await codec.decode([])).toEqual([]);
  });
});

describe('rotation', () => {
  const before = createPayloadCodec({ keys: { old: OLD }, keyId: 'old' });
  const readers = createPayloadCodec({ keys: { old: OLD, new: NEW }, keyId: 'old' });
  const after = createPayloadCodec({ keys: { new: NEW }, keyId: 'new' });

  it('reads old and new at each step', async () => {
    expect(await open(await seal('1', before), readers)).toBe('1');
    expect(await open(await seal('2', readers), before)).toBe('2');
    expect(await open(await seal('3', codec), readers)).toBe('3');
    expect(await open(await seal('4', readers), codec)).toBe('4');
    expect(await open(await seal('5', codec), after)).toBe('5');
  });

  it('names the key that a reader lacks, and may be tried again', async () => {
    const failure = await refusal(await seal('secret', before), after);
    expect(failure).toMatchObject({
      type: 'PayloadUnreadable',
      nonRetryable: false,
      message: 'payload under key "old": there is no such key here',
      details: [{ rule: 'there is no such key here', key_id: 'old' }],
    });
  });

  it('does not take another key under the same id', async () => {
    const other = createPayloadCodec({ keys: { new: newKey() }, keyId: 'new' });
    expect(await refusal(await seal('secret'), other)).toMatchObject({
      message: 'payload under key "new": is damaged, or was encrypted with another key of that id',
    });
  });
});

describe('nothing else is read', () => {
  it('with any bit changed', async () => {
    const sealed = await seal('secret');
    for (let bit = 0; bit < sealed.data!.length * 8; bit += 1) {
      const data = Buffer.from(sealed.data!);
      data[bit >> 3]! ^= 1 << (bit & 7);
      expect((await refusal({ ...sealed, data })).type).toBe('PayloadUnreadable');
    }
  });

  it('cut anywhere', async () => {
    const { metadata, data } = await seal('secret');
    for (let length = 0; length < data!.length; length += 1)
      expect((await refusal({ metadata: metadata!, data: data!.subarray(0, length) })).type).toBe(
        'PayloadUnreadable',
      );
    expect((await refusal({ metadata: metadata! })).type).toBe('PayloadUnreadable');
  });

  it('under the id of another key, though it is the same key', async () => {
    const twins = createPayloadCodec({ keys: { a: OLD, b: OLD }, keyId: 'a' });
    const sealed = await seal('secret', twins);
    const moved = { ...sealed.metadata, 'encryption-key-id': Buffer.from('b') };
    expect((await refusal({ ...sealed, metadata: moved }, twins)).message).toContain('damaged');
  });

  it('with another cipher', async () => {
    const sealed = await seal('secret');
    const metadata = { ...sealed.metadata, 'encryption-cipher': Buffer.from('ROT13') };
    expect((await refusal({ ...sealed, metadata })).message).toContain('damaged');
  });

  it('and nothing of it is quoted, a strange key id neither', async () => {
    const sealed = await seal('secret');
    const keyId = Buffer.from('Ana Exemplo');
    const metadata = { ...sealed.metadata, 'encryption-key-id': keyId };
    const failure = await refusal({ ...sealed, metadata });
    expect(JSON.stringify([failure.message, failure.details])).not.toContain('Ana');
    expect(failure.cause).toBeUndefined();
  });
});

describe('a plain payload', () => {
  it.each([toPayload('secret'), {}, { metadata: {} }])('is refused: %#', async (payload) => {
    const failure = await refusal(payload);
    expect(failure).toMatchObject({ type: 'PayloadUnreadable', nonRetryable: false });
    expect(failure.message).toBe('payload: is not encrypted, and plain ones are not accepted');
  });

  it('is read where that was said, and never written', async () => {
    const lenient = createPayloadCodec({ keys: { old: OLD }, keyId: 'old', acceptPlain: true });
    expect(await open(toPayload('from before'), lenient)).toBe('from before');
    expect(isSealed(await seal('new', lenient))).toBe(true);
  });
});

describe('keys', () => {
  it.each(['toString', '__proto__', 'missing'])('has to have the one in use: %s', (keyId) => {
    expect(() => createPayloadCodec({ keys: { old: OLD }, keyId })).toThrow(
      `there is no payload key "${keyId}"`,
    );
  });

  it.each([16, 31, 33])('of %d bytes are none', (bytes) => {
    const key = createSecretKey(randomBytes(bytes));
    expect(() => createPayloadCodec({ keys: { k: key }, keyId: 'k' })).toThrow('of 32 bytes');
  });
});
