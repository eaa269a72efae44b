// Proves that TLS, API key and profiles of Temporal mean what `@temporalio/envconfig` says, and fail with a name.
import { describe, expect, it } from 'vitest';
import { CERT, certificateFiles, KEY, OTHER_KEY } from '../../test/certificates.js';
import { errorOf, faultsOf, namesOf } from '../../test/faults-of.js';
import { temporaryFile } from '../../test/temporary-files.js';
import { loadWorkerConfig, type Environment } from '../index.js';

const temporalOf = (env: Environment) => loadWorkerConfig(env).temporal;
const namesWrongIn = (env: Environment) => namesOf(() => temporalOf(env));
const [CERT_TEXT, KEY_TEXT] = [String(CERT), String(KEY)];

describe('TLS to Temporal', () => {
  it('is off unless asked for', () => expect(temporalOf({})).not.toHaveProperty('tls'));

  it.each([
    ['TEMPORAL_TLS', { TEMPORAL_TLS: 'true' }, {}],
    ['an API key', { TEMPORAL_API_KEY: 'k' }, {}],
    ['a server name', { TEMPORAL_TLS_SERVER_NAME: 'a.example' }, { serverName: 'a.example' }],
    ['roots', { TEMPORAL_TLS_SERVER_CA_CERT_DATA: CERT_TEXT }, { ca: CERT }],
    [
      'a client certificate',
      { TEMPORAL_TLS_CLIENT_CERT_DATA: CERT_TEXT, TEMPORAL_TLS_CLIENT_KEY_DATA: KEY_TEXT },
      { cert: CERT, key: KEY },
    ],
  ])('is switched on by %s', (_, env, tls) => expect(temporalOf(env).tls).toEqual(tls));

  it('stays off when TEMPORAL_TLS is false', () => {
    const env = { TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: 'k' };
    expect(temporalOf(env)).toMatchObject({ tls: false, apiKey: 'k' });
  });

  it('tells where certificates lie, of variables and of a profile', () => {
    const { cert, key } = certificateFiles();
    const env = {
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: cert,
      TEMPORAL_TLS_CLIENT_CERT_PATH: cert,
      TEMPORAL_TLS_CLIENT_KEY_PATH: key,
    };
    expect(temporalOf(env).tls).toEqual({ ca: cert, cert, key });
    const profile = temporaryFile(
      `[profile.default.tls]\nclient_cert_path = "${cert}"\nclient_key_path = "${key}"`,
    );
    expect(temporalOf({ TEMPORAL_CONFIG_FILE: profile }).tls).toEqual({ cert, key });
  });

  it('is refused with the key of another certificate', () => {
    const env = {
      TEMPORAL_TLS_CLIENT_CERT_DATA: CERT_TEXT,
      TEMPORAL_TLS_CLIENT_KEY_DATA: String(OTHER_KEY),
    };
    expect(faultsOf(() => temporalOf(env))).toMatchObject([
      {
        name: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
        expected: 'a client certificate together with its own key, in PEM',
      },
    ]);
  });

  it.each([
    ['SERVER_CA_CERT', CERT],
    ['CLIENT_CERT', CERT],
    ['CLIENT_KEY', KEY],
  ])('takes %s once only', (part, pem) => {
    const name = `TEMPORAL_TLS_${part}`;
    const env = { [`${name}_PATH`]: temporaryFile(pem), [`${name}_DATA`]: String(pem) };
    expect(namesWrongIn(env)).toEqual([`${name}_PATH`]);
  });

  it.each(['CERT', 'KEY'])('names the client certificate when only its %s is there', (part) => {
    const env = { [`TEMPORAL_TLS_CLIENT_${part}_DATA`]: CERT_TEXT };
    expect(namesWrongIn(env)).toEqual(['TEMPORAL_TLS_CLIENT_CERT_PATH']);
  });
});

describe('a profile', () => {
  const file = () =>
    temporaryFile(
      `[profile.default]
       address = "default.example:7233"
       [profile.cloud]
       address = "cloud.example:7233"
       namespace = "dict.prod"
       api_key = "from-the-file"
       [profile.cloud.grpc_meta]
       tenant = "bank"`,
    );

  it('gives what no variable gives', () => {
    const env = { TEMPORAL_CONFIG_FILE: file(), TEMPORAL_PROFILE: 'cloud' };
    expect(temporalOf(env)).toEqual({
      address: 'cloud.example:7233',
      namespace: 'dict.prod',
      taskQueue: 'conn-dict-task-queue',
      apiKey: 'from-the-file',
      metadata: { tenant: 'bank' },
      tls: {},
    });
  });

  it('gives way to the variables', () => {
    const config = temporalOf({
      TEMPORAL_CONFIG_FILE: file(),
      TEMPORAL_PROFILE: 'cloud',
      TEMPORAL_ADDRESS: 'other.example:7233',
      TEMPORAL_NAMESPACE: '',
      TEMPORAL_GRPC_META_TENANT: 'other',
    });
    expect(config).toMatchObject({ address: 'other.example:7233', namespace: 'dict.prod' });
    expect(config.metadata).toEqual({ tenant: 'other' });
  });

  it('is the one named default when only the file is named', () => {
    expect(temporalOf({ TEMPORAL_CONFIG_FILE: file() }).address).toBe('default.example:7233');
  });

  it('of the home folder is left alone unless it is asked for', () => {
    const home = file();
    expect(temporalOf({ XDG_CONFIG_HOME: home, HOME: home }).address).toBe('localhost:7233');
  });

  it.each([
    ['an unknown profile', '[profile.default]', 'a profile that the file has'],
    ['broken TOML', '[profile.x]\napi_key = "secret', 'a TOML file (line 2 is not)'],
    ['an unknown key', '[profile.x]\naddres = "a:1"', 'only keys that are known'],
    ['a bad address', '[profile.x]\naddress = "a"', 'a profile whose address is host:port'],
    [
      'a missing certificate',
      '[profile.x.tls]\nserver_ca_cert_path = "/nonexistent"',
      'a profile whose files can be read (ENOENT)',
    ],
    ['no profiles', 'a = 1', 'only keys that are known'],
    ['nothing', '', 'a file with connection profiles'],
  ])('fails by name for %s', (_, content, expected) => {
    const path = temporaryFile(content);
    const load = () =>
      loadWorkerConfig({
        TEMPORAL_CONFIG_FILE: path,
        TEMPORAL_PROFILE: 'x',
        LOG_LEVEL: 'loud',
      });
    expect(namesOf(load)).toEqual(['TEMPORAL_CONFIG_FILE', 'LOG_LEVEL']);
    expect(faultsOf(load)[0]!.expected).toContain(expected);
    expect(errorOf(load)!.message).not.toContain('secret');
  });
});

it('takes a deployment and its build together', () => {
  const env = { TEMPORAL_DEPLOYMENT_NAME: 'dict', TEMPORAL_WORKER_BUILD_ID: 'v1.2.3' };
  expect(temporalOf(env)).toMatchObject({ deploymentName: 'dict', buildId: 'v1.2.3' });
});
