// Proves that POSTGRES_SSLMODE encrypts and verifies as libpq's sslmode does.
import { checkServerIdentity, type ConnectionOptions, type PeerCertificate } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { faultsOf, namesOf } from '../../test/faults-of.js';
import { PEM, temporaryFile } from '../../test/temporary-files.js';
import { loadDatabaseConfig, type Environment } from '../index.js';

const OTHER_HOST = { subject: { CN: 'other.example' }, subjectaltname: 'DNS:other.example' };

/** How a connection with these options treats the chain, and a certificate of another host. */
function verification(env: Environment) {
  const ssl = loadDatabaseConfig(env).ssl;
  if (ssl === false) return 'plain';
  const identity = ssl.checkServerIdentity ?? checkServerIdentity;
  const fault = identity('db.example', OTHER_HOST as PeerCertificate);
  return { chain: ssl.rejectUnauthorized, host: fault !== undefined };
}

describe('POSTGRES_SSLMODE', () => {
  it('disable does not encrypt', () => {
    expect(verification({ POSTGRES_SSLMODE: 'disable' })).toBe('plain');
  });

  it('require encrypts, and verifies nothing', () => {
    expect(verification({ POSTGRES_SSLMODE: 'require' })).toEqual({ chain: false, host: false });
  });

  it.each([
    ['require', { chain: true, host: false }],
    ['verify-ca', { chain: true, host: false }],
    ['verify-full', { chain: true, host: true }],
  ])('%s with a root certificate verifies %j', (mode, expected) => {
    const env = { POSTGRES_SSLMODE: mode, POSTGRES_SSLROOTCERT: temporaryFile(PEM) };
    expect((loadDatabaseConfig(env).ssl as ConnectionOptions).ca).toEqual(Buffer.from(PEM));
    expect(verification(env)).toEqual(expected);
  });

  it('verify-full takes the roots of Node for `system`, weaker modes do not', () => {
    const env = (mode: string) => ({ POSTGRES_SSLMODE: mode, POSTGRES_SSLROOTCERT: 'system' });
    expect(loadDatabaseConfig(env('verify-full')).ssl).toEqual({ rejectUnauthorized: true });
    for (const mode of ['require', 'verify-ca']) {
      expect(namesOf(() => loadDatabaseConfig(env(mode)))).toEqual(['POSTGRES_SSLROOTCERT']);
    }
  });

  it.each(['allow', 'prefer'])('%s is refused with the reason', (mode) => {
    const [fault] = faultsOf(() => loadDatabaseConfig({ POSTGRES_SSLMODE: mode }));
    expect(fault!.expected).toContain('may go on unencrypted');
  });

  it('does not count for a Unix socket', () => {
    const env = { POSTGRES_SSLMODE: 'require', POSTGRES_HOST: '/var/run/postgresql' };
    expect(loadDatabaseConfig(env).ssl).toBe(false);
  });

  it('shows the certificate of the client', () => {
    const ssl = loadDatabaseConfig({
      POSTGRES_SSLMODE: 'require',
      POSTGRES_SSLCERT: temporaryFile(`${PEM}cert`),
      POSTGRES_SSLKEY: temporaryFile(`${PEM}key`),
    }).ssl as ConnectionOptions;
    expect([ssl.cert, ssl.key].map(String)).toEqual([`${PEM}cert`, `${PEM}key`]);
  });
});
