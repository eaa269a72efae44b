// Proves that the CID is compared with the HMAC of its own round, and every key type has a verdict.
import { expect, it } from 'vitest';
import { toDictReport, toDictText } from './dict-report.js';

const PAYLOADS = { sealed: 5e4, opened: 6e4, cipher: 1e5 };
const KEYS = { ...PAYLOADS, CPF: 5e6, CNPJ: 4e6, EMAIL: 9e5, PHONE: 2e7, EVP: 1e6 };
const report = toDictReport([
  { cid: 85, hmac: 100, ...KEYS },
  { cid: 9, hmac: 10, ...KEYS },
  { cid: 40, hmac: 100, ...KEYS },
]);

it('takes the median of the ratios, and of each rate', () => {
  expect(report.perSecond).toMatchObject({ cid: 40, hmac: 100, PHONE: 2e7 });
  expect(report.targets.map(({ measured, isMet }) => [measured, isMet])).toEqual([
    [0.85, true],
    [5e6, true],
    [4e6, true],
    [9e5, false],
    [2e7, true],
    [1e6, true],
  ]);
});

it('is said in words', () => {
  const text = toDictText(report);
  expect(text).toMatch(/^CPF key +5,000,000 +0\.200$/m);
  expect(text).toMatch(/^payload encrypted +50,000 +20\.000$/m);
  expect(text).toContain('✓ CIDs/s to bare createHmac: 0.85 (wanted ≥ 0.8)');
});
