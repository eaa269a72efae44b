// Proves that what a chart is told of the variables refuses what the worker refuses, as far as it can tell.
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { WRONG_VALUES } from '../test/wrong-values.js';
import { codecServerEnvironmentSchema, workerEnvironmentSchema } from './environment-schema.js';
import { WORKER_GROUPS } from './worker-config.js';

const { plain, secrets, files } = workerEnvironmentSchema();
const ajv = new Ajv({ allErrors: true });
const groups: readonly (readonly string[])[] = Object.values(WORKER_GROUPS).map(({ variables }) =>
  Object.keys(variables),
);

/** As YAML reads it where nobody has put quotation marks around it. */
function toYamlScalar(text: string): unknown {
  if (/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text)) return Number(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

describe('the schema of the environment', () => {
  it('has every variable once, as a secret or not', () => {
    expect([...Object.keys(plain), ...Object.keys(secrets)].sort()).toEqual(groups.flat().sort());
  });

  it('names as files only what is no secret', () => {
    expect(Object.keys(plain)).toEqual(expect.arrayContaining(Object.keys(files)));
    expect(Object.keys(files)).toContain('TEMPORAL_TLS_CLIENT_KEY_PATH');
  });

  it.each(Object.entries(plain))('takes the default of %s', (_, { default: value, ...schema }) => {
    if (value !== undefined) expect(ajv.validate(schema, value)).toBe(true);
  });

  const told = Object.entries(plain).filter(([, { minLength }]) => minLength === undefined);
  it.each(told)('refuses for %s what the worker refuses, as far as it can tell', (name, schema) => {
    const wrong = WRONG_VALUES[name]!.map(toYamlScalar);
    expect(wrong.filter((value) => ajv.validate(schema, value)).length).toBeLessThan(wrong.length);
  });

  it.each([
    ['METRICS_PORT', ['abc', 0, 65_536, '9093']],
    ['SHUTDOWN_TIMEOUT', ['30', 30, '30 s', '1d']],
    ['LOG_LEVEL', ['loud', 'trace', 1]],
    ['TEMPORAL_ADDRESS', ['localhost', 'http://localhost:7233', 'localhost:0']],
    ['POSTGRES_SSLMODE', ['prefer', true]],
    ['PULSAR_URL', ['localhost:6650', 'pulsar://a:6650,b', 'ws://user:password@localhost:8080']],
    ['REDIS_URL', ['redis://user:password@localhost', 'redis://localhost/01']],
    ['VSYNC_PARTICIPANTS', [12_345_678, '12345678, 87654321']],
  ])('refuses for %s each of %j', (name, values) => {
    for (const value of values)
      expect(ajv.validate(plain[name]!, value), String(value)).toBe(false);
  });
});

describe('the schema of the codec server', () => {
  const schema = codecServerEnvironmentSchema();

  it('tells secrets and files from what is plain', () => {
    expect(Object.keys(schema.secrets).sort()).toEqual([
      'CODEC_SERVER_TOKENS',
      'PAYLOAD_ENCRYPTION_KEYS',
    ]);
    expect(Object.keys(schema.files).sort()).toEqual([
      'CODEC_SERVER_JWKS_FILE',
      'CODEC_SERVER_TLS_CERT_FILE',
      'CODEC_SERVER_TLS_KEY_FILE',
    ]);
  });

  it.each([
    ['CODEC_SERVER_ADDR', '8090'],
    ['CODEC_SERVER_JWKS_URL', 'file:///keys'],
    ['CODEC_SERVER_ENCODE', 'yes'],
    ['CODEC_SERVER_REQUESTS_PER_MINUTE', 0],
  ])('refuses for %s %j', (name, value) => {
    expect(ajv.validate(schema.plain[name]!, value)).toBe(false);
  });
});
