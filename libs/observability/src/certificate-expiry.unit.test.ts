// Proves that of all certificates in a text the first end counts, and that a text without one is refused.
import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { firstExpirySeconds } from './certificate-expiry.js';
import { createWorkerMetrics } from './worker-metrics.js';

/** Some that Node ships: real ones, that end at different times. */
const [ONE = '', OTHER = ''] = [rootCertificates[0], rootCertificates[1]];
const endOf = (pem: string) => Date.parse(new X509Certificate(pem).validTo) / 1_000;

describe('the expiry of certificates', () => {
  it('is the end of the first, whatever their order and the text between them', () => {
    const first = Math.min(endOf(ONE), endOf(OTHER));
    expect(endOf(ONE)).not.toBe(endOf(OTHER));
    expect(firstExpirySeconds(ONE)).toBe(endOf(ONE));
    expect(firstExpirySeconds(`Bag attributes\n${ONE}\n\n${OTHER}`)).toBe(first);
    expect(firstExpirySeconds(`${OTHER}\n${ONE}`)).toBe(first);
  });

  it('is unknown for a text without a certificate, or with a broken one', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----';
    for (const text of ['', '-----BEGIN PRIVATE KEY-----', broken, `${ONE}\n${broken}`])
      expect(() => firstExpirySeconds(text)).toThrow();
  });
});

describe('the metric', () => {
  it('is read anew at each scrape, and 0 where that fails', async () => {
    let pem = ONE;
    const readPem = () => (pem === 'gone' ? readFile('/nowhere') : Promise.resolve(pem));
    const metrics = createWorkerMetrics({
      processMetrics: false,
      certificates: [
        { connection: 'redis', kind: 'ca', readPem: async () => String(await readPem()) },
      ],
    });
    const line = async () =>
      /^conn_dict_worker_certificate_expiry\w+(\{.*)$/m.exec(await metrics.text())?.[1];
    const labels = '{connection="redis",kind="ca"}';
    expect(await line()).toBe(`${labels} ${endOf(ONE)}`);
    pem = OTHER;
    expect(await line()).toBe(`${labels} ${endOf(OTHER)}`);
    for (pem of ['no certificate', 'gone']) expect(await line()).toBe(`${labels} 0`);
  });
});
