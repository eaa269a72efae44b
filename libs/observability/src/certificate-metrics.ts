import { Gauge, type Registry } from 'prom-client';
import { firstExpirySeconds } from './certificate-expiry.js';

/** Certificates that a program was given; `config.certificates` of `@conn-dict/config` has this shape. */
export interface CertificateSource {
  /** What they are for, such as `bridge`. */
  readonly connection: string;
  /** `ca`: roots that the server's must lead to. `client`, `server`: what the program shows as one of them. */
  readonly kind: string;
  /** Reads the PEM text as it is now: files are replaced while the program runs. */
  readonly readPem: () => Promise<string>;
}

/** A certificate that cannot be read is as good as one that has expired long ago: it sets off the same alert. */
const UNREADABLE = 0;

/** Makes the metric of the certificates of a program, which are read at each scrape. */
export function createCertificateMetrics(
  program: 'worker' | 'codec_server',
  registers: Registry[],
  sources: readonly CertificateSource[],
): void {
  new Gauge({
    name: `conn_dict_${program}_certificate_expiry_timestamp_seconds`,
    help: 'When the first of the certificates expires; 0 where they cannot be read.',
    labelNames: ['connection', 'kind'],
    registers,
    async collect() {
      const read = async ({ connection, kind, readPem }: CertificateSource): Promise<void> => {
        const seconds = await readPem()
          .then(firstExpirySeconds)
          .catch(() => UNREADABLE);
        this.set({ connection, kind }, seconds);
      };
      await Promise.all(sources.map(read));
    },
  });
}
