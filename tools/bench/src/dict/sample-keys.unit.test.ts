// Proves that the keys and entries of the benchmark are good ones, and all different.
import { KEY_TYPES, isValidKey } from '@conn-dict/dict';
import { computeCid } from '@conn-dict/dict/cid';
import { expect, it } from 'vitest';
import { bareCid, toCidSamples } from './cid-samples.js';
import { toSampleKeys } from './sample-keys.js';

it.each(KEY_TYPES)('makes valid keys of type %s', (keyType) => {
  const keys = toSampleKeys(keyType, 1_000);
  expect(new Set(keys).size).toBe(1_000);
  expect(keys.filter((key) => !isValidKey(keyType, key))).toEqual([]);
});

it('gives the bare HMAC the message of the CID', () => {
  for (const sample of toCidSamples(10)) expect(bareCid(sample)).toEqual(computeCid(sample));
});
