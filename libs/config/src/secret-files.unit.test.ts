// Proves that secrets can come from files, and that no message ever shows one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CERT, KEY } from '../test/certificates.js';
import { errorOf, faultsOf, namesOf } from '../test/faults-of.js';
import { temporaryFile, temporaryFolder } from '../test/temporary-files.js';
import { ALL_WRONG } from '../test/wrong-values.js';
import type { Group } from './group.js';
import { ALL_GROUPS } from './groups/all-groups.js';
import { loadDatabaseConfig, loadWorkerConfig } from './index.js';
import { WORKER_GROUPS } from './worker-config.js';

const secretsOf = (groups: readonly Group<unknown>[]) =>
  groups.flatMap(({ variables }) =>
    Object.entries(variables).flatMap(([name, { secret }]) => (secret ? [name] : [])),
  );
const SECRETS = secretsOf(Object.values(WORKER_GROUPS));

it('knows which variables are secret', () => {
  expect(secretsOf(ALL_GROUPS)).toEqual([...SECRETS, 'CODEC_SERVER_TOKENS']);
  expect(SECRETS).toEqual([
    'TEMPORAL_API_KEY',
    'TEMPORAL_TLS_CLIENT_KEY_DATA',
    'PAYLOAD_ENCRYPTION_KEYS',
    'POSTGRES_PASSWORD',
    'REDIS_PASSWORD',
    'PULSAR_TOKEN',
  ]);
});

describe('a secret from a file', () => {
  it.each(['s3cret', 's3cret\n', 's3cret\r\n'])(
    'is the content less a last line break: %j',
    (content) => {
      const env = { POSTGRES_PASSWORD_FILE: temporaryFile(content) };
      expect(loadDatabaseConfig(env).password).toBe('s3cret');
    },
  );

  it('keeps the spaces around it', () => {
    const env = { POSTGRES_PASSWORD_FILE: temporaryFile(' s3cret \n') };
    expect(loadDatabaseConfig(env).password).toBe(' s3cret ');
  });

  it('reaches the parts that read the environment by themselves', () => {
    const config = loadWorkerConfig({
      TEMPORAL_API_KEY_FILE: temporaryFile('k3y\n'),
      TEMPORAL_TLS_CLIENT_CERT_DATA: String(CERT),
      TEMPORAL_TLS_CLIENT_KEY_DATA_FILE: temporaryFile(KEY),
    });
    expect(config.temporal.apiKey).toBe('k3y');
    expect(config.temporal.tls).toMatchObject({ key: Buffer.from(String(KEY).trimEnd()) });
  });

  it.each(SECRETS)('%s is wrong when its file cannot be read', (name) => {
    const [missing, folder] = ['/nonexistent/secret', temporaryFolder()];
    const faults = (path: string) => faultsOf(() => loadWorkerConfig({ [`${name}_FILE`]: path }));
    expect(faults(missing)).toEqual([
      {
        name: `${name}_FILE`,
        shown: '"/nonexistent/secret"',
        expected: 'the path of a readable file (ENOENT)',
      },
    ]);
    expect(faults(folder)[0]!.expected).toBe('the path of a readable file (EISDIR)');
  });

  it.each(SECRETS)('%s is wrong when it is given twice', (name) => {
    const env = { [name]: String(KEY), [`${name}_FILE`]: temporaryFile(KEY) };
    expect(namesOf(() => loadWorkerConfig(env))).toEqual([name]);
  });
});

describe('a message', () => {
  const secret = fc.stringMatching(/^[a-zA-Z0-9]{12,40}$/);

  it.each(SECRETS)('shows nothing of %s', (name) => {
    fc.assert(
      fc.property(secret, (value) => {
        const error = errorOf(() => loadWorkerConfig({ ...ALL_WRONG, [name]: `${value}\n\0` }))!;
        expect(JSON.stringify([error.message, error.faults, error.stack])).not.toContain(value);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    'PULSAR_URL',
    'REDIS_URL',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'POSTGRES_HOST',
    'TEMPORAL_ADDRESS',
  ])('shows no credentials of a URL in %s', (name) => {
    fc.assert(
      fc.property(secret, (value) => {
        const env = { [name]: `http://user:${value}@host.example:8080/path` };
        const error = errorOf(() => loadWorkerConfig(env))!;
        expect(error.message).not.toContain(value);
        expect(error.message).toContain('//***@host.example');
      }),
      { numRuns: 20 },
    );
  });
});
