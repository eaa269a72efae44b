// Proves that the compose files load as Docker Compose loads them, hold to our rules, and give each program an environment that it takes.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  loadCodecServerConfig,
  loadDatabaseConfig,
  loadSimulatorConfig,
  loadWorkerConfig,
  type Environment,
} from '@conn-dict/config';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { composeFaults } from '../test/compose-faults.js';
import {
  DOCKER_FOLDER,
  copyComposeFiles,
  loadCompose,
  loadComposeWith,
  type ComposeProject,
  type ComposeService,
} from '../test/compose-project.js';
import { WORKSPACE_ROOT } from './workspace-root.js';

const isLoaderMissing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '')
  .split(',')
  .includes('compose-go');

const FILES = [
  ['compose.yaml', ['worker']],
  ['compose.domains.yaml', ['worker-claim', 'worker-entry', 'worker-infraction', 'worker-vsync']],
] as const;

describe.skipIf(isLoaderMissing).each(FILES)('%s', (file, workers) => {
  let project: ComposeProject;
  beforeAll(async () => {
    project = await loadCompose(file);
  });

  const environmentOf = (service: string): Environment =>
    toEnvironment(project.services[service]?.environment);

  it('holds to the rules', () => {
    expect(composeFaults(project, WORKSPACE_ROOT)).toEqual([]);
  });

  it('runs these workers, each with mounts to write to and where Prometheus looks', async () => {
    const running = Object.entries(project.services).filter(([name]) => name.startsWith('worker'));
    expect(running.map(([name]) => name).sort()).toEqual(workers);
    const scraped = await scrapedHosts();
    for (const [name, { build, volumes = [], tmpfs }] of running) {
      expect(build?.args?.['APP']).toBe(name);
      expect(tmpfs).toContain('/tmp');
      expect(volumes.map(({ target }) => target)).toContain('/var/lib/conn-dict');
      expect(scraped).toContain(name);
    }
  });

  it('gives each program an environment that it takes', () => {
    for (const worker of workers) {
      const { postgres, bridge } = loadWorkerConfig(environmentOf(worker));
      expect(project.services).toHaveProperty(postgres.host);
      expect(project.services).toHaveProperty(bridge.address.split(':')[0] ?? '');
    }
    expect(loadDatabaseConfig(environmentOf('migrate')).host).toBe('postgres');
    expect(loadSimulatorConfig(environmentOf('bridge-simulator')).demo).toBe(true);
  });
});

describe.skipIf(isLoaderMissing)('the profile codec', () => {
  const env = {
    PAYLOAD_ENCRYPTION_KEYS: `local=${Buffer.alloc(32, 1).toString('base64')}`,
    PAYLOAD_ENCRYPTION_KEY_ID: 'local',
    CODEC_SERVER_TOKEN: 'a'.repeat(64),
    TEMPORAL_CODEC_ENDPOINT: 'http://127.0.0.1:8091',
  };

  it('is off unless it is asked for, and payloads are plain then', async () => {
    const { services } = await loadCompose('compose.yaml');
    const inProfile = Object.keys(services).filter((name) => services[name]!.profiles);
    expect(inProfile.sort()).toEqual(['codec-server', 'codec-token']);
    expect(loadWorkerConfig(toEnvironment(services['worker']!.environment)).encryption).toBe(
      undefined,
    );
    expect(services['temporal-ui']!.environment).toMatchObject({ TEMPORAL_CODEC_ENDPOINT: '' });
    expect(() =>
      loadCodecServerConfig(toEnvironment(services['codec-server']!.environment)),
    ).toThrow('CODEC_SERVER_TOKENS');
  });

  it.each(FILES)(
    '%s: workers and codec server have the same keys, and the UI asks there',
    async (file, workers) => {
      const { services } = await loadComposeWith(env, file);
      const codec = toEnvironment(services['codec-server']!.environment);
      const { server, encryption } = loadCodecServerConfig(codec);
      expect(server.tokens).toEqual([env.CODEC_SERVER_TOKEN]);
      for (const worker of workers) {
        const config = loadWorkerConfig(toEnvironment(services[worker]!.environment));
        expect(config.encryption?.keyId).toBe(encryption.keyId);
        expect(config.encryption?.keys['local']?.equals(encryption.keys['local']!)).toBe(true);
      }
      expect(services['temporal-ui']!.environment).toMatchObject({
        TEMPORAL_CODEC_ENDPOINT: env.TEMPORAL_CODEC_ENDPOINT,
      });
      const published = services['codec-token']!.ports!.map((port) => port.published);
      expect(published).toEqual([new URL(env.TEMPORAL_CODEC_ENDPOINT).port]);
      const ui = services['temporal-ui']!.ports![0]!.published!;
      expect(server.origins).toContain(`http://127.0.0.1:${ui}`);
    },
  );

  it('has Prometheus look at it', async () => {
    expect(await scrapedHosts()).toContain('codec-server');
  });
});

describe.skipIf(isLoaderMissing)('the loader and the rules', () => {
  it('refuse what is no compose file, what could not work and what is not safe', async () => {
    const folder = await copyComposeFiles();
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'compose.yaml');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('depends_on', 'depend_on'));
    await expect(loadCompose('compose.yaml', folder)).rejects.toThrow('depend_on');

    const bad: ComposeService = {
      image: 'conn-dict/worker',
      build: {},
      ports: [{ published: '8081' }],
      depends_on: {
        quiet: { condition: 'service_healthy' },
        gone: { condition: 'service_started' },
      },
      volumes: [{ type: 'bind', source: join(folder, 'nowhere'), target: '/x' }],
    };
    const faults = composeFaults({ services: { bad, quiet: { image: 'redis:8.2' } } }, folder);
    expect(faults).toEqual([
      'bad: conn-dict/worker has no version',
      'bad: port 8081 is open to other machines',
      'bad: waits for the health of quiet, which has no check',
      'bad: needs gone, which is not there',
      'bad: its root is not read-only, or it keeps capabilities',
      'bad: nowhere is not there to mount',
    ]);
  });
});

/** As a process gets it: what is null in compose is not set. */
function toEnvironment(environment: ComposeService['environment'] = {}): Environment {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value ?? '']),
  );
}

async function scrapedHosts(): Promise<readonly string[]> {
  const text = await readFile(join(DOCKER_FOLDER, 'compose/prometheus.yml'), 'utf8');
  const { scrape_configs } = parse(text) as {
    scrape_configs: readonly { dns_sd_configs?: readonly { names: readonly string[] }[] }[];
  };
  return scrape_configs.flatMap(({ dns_sd_configs = [] }) =>
    dns_sd_configs.flatMap(({ names }) => names),
  );
}
