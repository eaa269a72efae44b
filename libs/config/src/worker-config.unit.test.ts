// Proves that the worker's environment has the contract's defaults, and that every fault in it is named at once.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateFiles, OTHER_KEY } from '../test/certificates.js';
import { errorOf, faultsOf, namesOf } from '../test/faults-of.js';
import { temporaryFile } from '../test/temporary-files.js';
import { ALL_WRONG, WRONG_VALUES } from '../test/wrong-values.js';
import { loadWorkerConfig, type Environment } from './index.js';
import { WORKER_GROUPS } from './worker-config.js';

const NAMES = Object.values(WORKER_GROUPS).flatMap(({ variables }) => Object.keys(variables));
const namesWrongIn = (env: Environment) => namesOf(() => loadWorkerConfig(env));

const DEFAULTS = {
  temporal: {
    address: 'localhost:7233',
    namespace: 'default',
    taskQueue: 'conn-dict-task-queue',
  },
  worker: {
    maxConcurrentActivities: 200,
    maxConcurrentWorkflows: 100,
    workflowPollers: 10,
    activityPollers: 20,
    maxCachedWorkflows: 600,
    shutdownTimeoutMs: 30_000,
  },
  postgres: {
    host: 'localhost',
    port: 5432,
    user: 'dict_user',
    password: 'dict_password',
    database: 'dict_db',
    ssl: false,
    maxConns: 25,
    minConns: 5,
  },
  cache: {},
  events: {
    url: 'pulsar://localhost:6650',
    topic: 'persistent://public/default/dict-events',
    producerName: 'conn-dict-worker',
  },
  bridge: { address: 'localhost:50051', timeoutMs: 30_000 },
  vsync: {
    participants: [],
    approval: { share: 0.01, entriesMin: 1_000 },
    scratchFolder: join(tmpdir(), 'conn-dict-vsync'),
  },
  observability: { logLevel: 'info', metricsPort: 9093, healthPort: 8081 },
  certificates: [],
};

describe('the defaults', () => {
  it('are the ones of the contract', () => expect(loadWorkerConfig({})).toEqual(DEFAULTS));

  it('also stand in for variables that are empty', () => {
    const empty = Object.fromEntries(NAMES.map((name) => [name, '']));
    expect(loadWorkerConfig(empty)).toEqual(DEFAULTS);
  });
});

describe('a wrong value', () => {
  it('is known for every variable', () => {
    expect(Object.keys(WRONG_VALUES).sort()).toEqual([...NAMES].sort());
  });

  const cases = Object.entries(WRONG_VALUES).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  );
  it.each(cases)('$name=$value is named, and nothing else', ({ name, value }) => {
    const faults = faultsOf(() => loadWorkerConfig({ [name]: value }));
    expect(faults.map((fault) => fault.name)).toEqual([name]);
    expect(faults[0]!.expected).not.toBe('');
  });

  it('of every variable at once is a fault of every variable', () => {
    expect(namesWrongIn(ALL_WRONG).sort()).toEqual([...NAMES].sort());
  });

  it('stands in a message of one line for each, which says what is expected', () => {
    const env = { POSTGRES_PORT: 'abc', HEALTH_PORT: '\u001B[31m0', BRIDGE_GRPC_TIMEOUT: '30' };
    expect(errorOf(() => loadWorkerConfig(env))!.message).toBe(
      [
        'The environment is wrong in 3 variables:',
        '  POSTGRES_PORT: given "abc", expected an integer from 1 to 65535',
        '  BRIDGE_GRPC_TIMEOUT: given "30", expected a duration with units, such as 30s or 1m30s, from 100ms to 5m',
        '  HEALTH_PORT: given "\\u001b[31m0", expected an integer from 1 to 65535',
      ].join('\n'),
    );
  });

  it('is cut where it is long', () => {
    const [fault] = faultsOf(() => loadWorkerConfig({ LOG_LEVEL: '😀'.repeat(1_000_000) }));
    expect(fault!.shown).toBe(`"${'😀'.repeat(80)}…"`);
  });
});

describe('rules across variables', () => {
  it.each([
    ['METRICS_PORT', { METRICS_PORT: '8081' }],
    ['METRICS_PORT', { HEALTH_PORT: '9093' }],
    ['POSTGRES_MIN_CONNS', { POSTGRES_MAX_CONNS: '4' }],
    ['POSTGRES_SSLROOTCERT', { POSTGRES_SSLMODE: 'verify-ca' }],
    ['POSTGRES_SSLROOTCERT', { POSTGRES_SSLMODE: 'verify-full' }],
    ['TEMPORAL_WORKER_BUILD_ID', { TEMPORAL_WORKER_BUILD_ID: 'v1' }],
    ['TEMPORAL_WORKER_BUILD_ID', { TEMPORAL_DEPLOYMENT_NAME: 'dict' }],
  ])('%s is named for %j', (name, env) => expect(namesWrongIn(env)).toEqual([name]));

  it.each([
    ['POSTGRES_SSLCERT', 'POSTGRES_SSLKEY', {}],
    ['BRIDGE_TLS_CERT_FILE', 'BRIDGE_TLS_KEY_FILE', { BRIDGE_TLS: 'true' }],
    ['REDIS_TLS_CERT_FILE', 'REDIS_TLS_KEY_FILE', { REDIS_URL: 'rediss://localhost' }],
    ['PULSAR_TLS_CERT_FILE', 'PULSAR_TLS_KEY_FILE', { PULSAR_URL: 'wss://localhost' }],
  ])('%s and %s go together, and fit', (certName, keyName, env) => {
    const { cert, key } = certificateFiles();
    expect(namesWrongIn({ ...env, [certName]: cert })).toEqual([keyName]);
    expect(namesWrongIn({ ...env, [keyName]: key })).toEqual([keyName]);
    expect(namesWrongIn({ ...env, [certName]: cert, [keyName]: key })).toEqual([]);
    const misfit = { ...env, [certName]: cert, [keyName]: temporaryFile(OTHER_KEY) };
    expect(faultsOf(() => loadWorkerConfig(misfit))).toMatchObject([
      { name: keyName, expected: `the private key of ${certName}` },
    ]);
  });

  it.each([
    ['BRIDGE_TLS', 'BRIDGE_TLS_CA_FILE', {}],
    ['BRIDGE_TLS', 'BRIDGE_TLS_CA_FILE', { BRIDGE_TLS: 'false' }],
    ['REDIS_URL', 'REDIS_TLS_CA_FILE', { REDIS_URL: 'redis://localhost' }],
    ['PULSAR_URL', 'PULSAR_TLS_CA_FILE', {}],
    ['PULSAR_URL', 'PULSAR_TLS_CA_FILE', { PULSAR_URL: 'ws://localhost' }],
  ])('%s is named for a lone %s', (name, given, env) => {
    expect(namesWrongIn({ ...env, [given]: certificateFiles().cert })).toEqual([name]);
  });

  it.each([
    ['REDIS_URL', { REDIS_URL: 'redis://localhost', REDIS_TLS_SERVER_NAME: 'redis.example' }],
    ['PULSAR_URL', { PULSAR_URL: 'ws://localhost', PULSAR_TLS_SERVER_NAME: 'pulsar.example' }],
    ['PULSAR_URL', { PULSAR_URL: 'file:///var/events', PULSAR_TOKEN: 'token' }],
    [
      'PULSAR_TLS_SERVER_NAME',
      { PULSAR_URL: 'pulsar+ssl://localhost:6651', PULSAR_TLS_SERVER_NAME: 'pulsar.example' },
    ],
  ])('%s is named for %j, too', (name, env) => expect(namesWrongIn(env)).toEqual([name]));

  it('are broken together with everything else that is wrong', () => {
    const env = { METRICS_PORT: '8081', LOG_LEVEL: 'loud', POSTGRES_MAX_CONNS: '1' };
    expect(namesWrongIn(env)).toEqual(['POSTGRES_MIN_CONNS', 'LOG_LEVEL', 'METRICS_PORT']);
  });
});

describe('what is set', () => {
  it('arrives in units of the code', () => {
    const config = loadWorkerConfig({
      SHUTDOWN_TIMEOUT: '1m30s',
      BRIDGE_GRPC_TIMEOUT: '500ms',
      LOG_LEVEL: 'WARNING',
      POSTGRES_HOST: '::1',
      TEMPORAL_ADDRESS: '[::1]:7233',
      PULSAR_URL: 'file:///var/lib/conn-dict/events.ndjson',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    });
    expect(config.worker.shutdownTimeoutMs).toBe(90_000);
    expect(config.bridge.timeoutMs).toBe(500);
    expect(config.observability.logLevel).toBe('warn');
    expect(config.observability.otlpEndpoint).toBe('http://localhost:4318');
    expect(config.postgres.host).toBe('::1');
    expect(config.temporal.address).toBe('[::1]:7233');
    expect(config.events.url).toBe('file:///var/lib/conn-dict/events.ndjson');
  });

  it.each([
    'pulsar://a.example:6650,b.example:6650',
    'pulsar+ssl://[::1]:6651',
    'ws://127.0.0.1:8080',
    'wss://broker.example/ws',
  ])('PULSAR_URL may be %s', (url) => {
    expect(loadWorkerConfig({ PULSAR_URL: url }).events.url).toBe(url);
  });

  it('never has more pollers than slots', () => {
    const { worker } = loadWorkerConfig({
      MAX_CONCURRENT_WORKFLOWS: '2',
      MAX_CONCURRENT_ACTIVITIES: '1',
    });
    expect([worker.workflowPollers, worker.activityPollers]).toEqual([2, 1]);
  });

  it('makes TLS to the Bridge, with the certificates it names', () => {
    const { cert, key } = certificateFiles();
    const { tls } = loadWorkerConfig({
      BRIDGE_TLS: 'true',
      BRIDGE_TLS_CA_FILE: cert,
      BRIDGE_TLS_CERT_FILE: cert,
      BRIDGE_TLS_KEY_FILE: key,
      BRIDGE_TLS_SERVER_NAME: 'bridge.example',
    }).bridge;
    expect(tls).toEqual({ ca: cert, cert, key, serverName: 'bridge.example' });
    expect(loadWorkerConfig({ BRIDGE_TLS: '1' }).bridge.tls).toEqual({});
  });

  it.each(['wss://pulsar.example', 'pulsar+ssl://pulsar.example:6651'])(
    'makes TLS to Pulsar of %s, with a token that may change',
    (url) => {
      const { cert, key } = certificateFiles();
      const token = temporaryFile('t0ken\n');
      const { events } = loadWorkerConfig({
        PULSAR_URL: url,
        PULSAR_TLS_CA_FILE: cert,
        PULSAR_TLS_CERT_FILE: cert,
        PULSAR_TLS_KEY_FILE: key,
        PULSAR_TOKEN_FILE: token,
      });
      expect(events).toMatchObject({ tls: { ca: cert, cert, key }, token: { file: token } });
      expect(loadWorkerConfig({ PULSAR_URL: url, PULSAR_TOKEN: 't0ken' }).events).toMatchObject({
        tls: {},
        token: { text: 't0ken' },
      });
    },
  );
});

describe('the participants of the daily sync', () => {
  it('are read one by one, and the share from per cent', () => {
    const env = { VSYNC_PARTICIPANTS: '12345678,ABCD0001', VSYNC_APPROVAL_PERCENT: '2.5' };
    expect(loadWorkerConfig(env).vsync).toMatchObject({
      participants: ['12345678', 'ABCD0001'],
      approval: { share: 0.025 },
    });
  });
});
