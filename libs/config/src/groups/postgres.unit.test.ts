// Proves that POSTGRES_SSLMODE encrypts and verifies as libpq's sslmode does.
import { describe, expect, it } from 'vitest';
import { certificateFiles } from '../../test/certificates.js';
import { faultsOf, namesOf } from '../../test/faults-of.js';
import { loadDatabaseConfig, type Environment } from '../index.js';

const sslOf = (env: Environment) => loadDatabaseConfig(env).ssl;

describe('POSTGRES_SSLMODE', () => {
  it('disable does not encrypt', () => {
    expect(sslOf({ POSTGRES_SSLMODE: 'disable' })).toBe(false);
  });

  it('require encrypts, and verifies nothing', () => {
    expect(sslOf({ POSTGRES_SSLMODE: 'require' })).toEqual({ verify: 'nothing' });
  });

  it.each([
    ['require', 'chain'],
    ['verify-ca', 'chain'],
    ['verify-full', 'name'],
  ])('%s with a root certificate verifies the %s', (mode, verify) => {
    const { cert } = certificateFiles();
    const env = { POSTGRES_SSLMODE: mode, POSTGRES_SSLROOTCERT: cert };
    expect(sslOf(env)).toEqual({ verify, ca: cert });
  });

  it('verify-full takes the roots of Node for `system`, weaker modes do not', () => {
    const env = (mode: string) => ({ POSTGRES_SSLMODE: mode, POSTGRES_SSLROOTCERT: 'system' });
    expect(sslOf(env('verify-full'))).toEqual({ verify: 'name' });
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
    expect(sslOf(env)).toBe(false);
  });

  it('shows the certificate of the client', () => {
    const { cert, key } = certificateFiles();
    const env = { POSTGRES_SSLMODE: 'require', POSTGRES_SSLCERT: cert, POSTGRES_SSLKEY: key };
    expect(sslOf(env)).toEqual({ verify: 'nothing', cert, key });
  });
});
